"""The prompts: one Markdown file a job, found by `interviewer.llm.prompts`. No code in here."""
