using AgentAssist.Robustness.Checking;
using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Running;

/// <summary>What came of a run.</summary>
internal sealed record RunResult(RunOptions Options, RunHistory History, IReadOnlyList<Violation> Violations);
