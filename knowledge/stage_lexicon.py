"""Words that tell which interview stage a text speaks to, with weights 1 (a hint) to 3 (a sign).

Phrases are matched on lower-cased words; a trailing `*` matches any ending.
"""

from interviewer.domain.stages import StageId

_CLARIFY = """
3: clarifying clarif* scope use-case use-cases functional-requirements ambiguous ambiguity stakeholder*
3: business-objective business-goal problem-definition problem-clarification out-of-scope non-functional
2: requirement* assumption* daily-active users-number number-of-users back-of-the-envelope goal* constraint*
2: ask-questions questions-to-ask narrow-down success-criteria product-goal peak-requests
1: budget users scale interviewer question* understand objective* capacity
"""
_FRAMING = """
3: framing frame* ml-task ml-objective proxy-objective proxy-metric proxy-label task-type problem-type
3: input-and-output inputs-and-outputs problem-formulation formulate* pointwise pairwise listwise
3: binary-classification multi-class multi-label multi-task learning-to-rank retrieval-and-ranking
2: regression classification supervised unsupervised semi-supervised ranking-problem objective-function
2: cast-as reduce-to heuristic* non-ml rule-based prediction-target target-variable subtask* translate*
1: task output input category generation clustering objective ml-category
"""
_DATA = """
3: data-collection training-data labeling labelling label* annotation annotator* ground-truth leakage
3: class-imbalance imbalanced sampling negative-sampling negatives hard-negative* downsampl* oversampl*
3: train-test-split data-split time-split split-by-time weak-supervision active-learning position-bias
3: missing-values data-quality dataset* selection-bias survivorship feedback-delay delayed-label*
2: logs logging impressions augment* dedup* etl kafka schema gdpr privacy consent crowdsourc* outlier*
2: data-source* data-pipeline* ingestion reservoir stratified implicit-feedback explicit-feedback
2: data-prepar* data-process* data-engineering data-warehouse data-lake synthetic-data
1: data samples examples raw cleaning quality bias storage
"""
_FEATURES = """
3: feature-engineering feature-store feature-stores feature-cross* crossing one-hot embedding-table*
3: target-encoding hashing-trick categorical-feature* numerical-feature* bucketi* binning normali*
3: train-serve-skew training-serving-skew point-in-time feature-selection feature-importance shap
3: tf-idf n-gram* tokeniz* tokenis* freshness streaming-feature* batch-feature* user-history
2: feature* encoding embedding* aggregat* count-feature* cardinality vocabulary scaling-features impute*
2: sketch* count-min hyperloglog bloom-filter* cuckoo-filter* seen-item* session-feature* counters
1: vector representation categorical numeric text-feature image-feature preprocess*
"""
_METRICS = """
3: metric* offline-evaluation online-evaluation offline-metric* online-metric* precision recall auc
3: roc-auc pr-auc ndcg map@k mrr f1 log-loss rmse mae a/b-test* ab-test* a/b a-b-test* interleav*
3: guardrail* statistical-significance confusion-matrix calibration calibrated backtest* off-policy
3: evaluation counterfactual-evaluation bleu rouge perplexity significance-test* power-analysis
2: evaluat* holdout hold-out control-group baseline* threshold* slice* slicing false-positive*
2: false-negative* click-through-rate ctr conversion retention lift experiment* error-analysis
1: test measure performance validation accuracy
"""
_MODEL = """
3: model-selection architecture* two-tower transformer* gradient-boost* gbdt xgboost logistic-regression
3: neural-network* loss-function* cross-entropy contrastive softmax triplet-loss hyperparameter*
3: matrix-factori* fine-tun* pretrain* pre-train* bert cnn* rnn* lstm attention diffusion backprop*
3: regulari* overfit* underfit* bias-variance mixture-of-experts bandit* reinforcement-learning
2: training train model-development model-training distributed-training dropout learning-rate optimi*
2: collaborative-filtering content-based random-forest decision-tree* ensemble* focal-loss epochs gpu*
2: transfer-learning deep-learning linear-model algorithm-selection encoder* decoder* reranker*
1: model* algorithm* layer* weights learn*
"""
_SERVING = """
3: serving inference latency p99 p95 throughput qps deployment deploy* online-prediction
3: batch-prediction prediction-service approximate-nearest-neighbo* ann-index hnsw faiss caching cache*
3: quantiz* quantis* distill* pruning model-compression load-balanc* microservice* edge-device* onnx
3: candidate-generation real-time-prediction autoscal* shard* replicas model-server tensorrt kv-cache
2: scalab* scaling latency-budget real-time containeri* docker kubernetes api apis fallback* timeout*
2: index lookup memory cpu network bandwidth on-device precompute* funnel rest grpc bloom-filter*
2: cuckoo-filter* seen-item* filter* dedupl* request-path data-parallel* model-parallel* queries-per-second
1: request* milliseconds ms system cost efficient infrastructure
"""
_OPERATIONS = """
3: monitoring monitor* drift distribution-shift covariate-shift concept-drift retrain* re-train* rollback*
3: continual-learning online-learning canary shadow-mode shadow-deployment shadow-test shadow-model* alert*
3: model-registry mlops ci/cd incident* on-call observability feedback-loop* data-drift
3: safety security abuse adversarial fairness responsible-ai explainab* degenerate-feedback
2: maintain* maintainability version-control versioning lineage audit* compliance pipeline-orchestration
2: dashboard* anomaly-detection staleness stale biases vulnerabilit* safeguard* ramp-up iterate iteration*
2: reproducib* experiment-tracking governance future-improvements
1: production update* failure* risk* logs infrastructure log
"""

LEXICON: dict[StageId, str] = {
    StageId.CLARIFY: _CLARIFY,
    StageId.FRAMING: _FRAMING,
    StageId.DATA: _DATA,
    StageId.FEATURES: _FEATURES,
    StageId.METRICS: _METRICS,
    StageId.MODEL: _MODEL,
    StageId.SERVING: _SERVING,
    StageId.OPERATIONS: _OPERATIONS,
}
