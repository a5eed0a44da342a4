"""What an interview comes to: the report, and the forms it is printed in."""

from interviewer.report.build import build_report
from interviewer.report.report import Report

__all__ = ["Report", "build_report"]
