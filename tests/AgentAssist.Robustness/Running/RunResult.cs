using AgentAssist.Robustness.Checking;
using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Running;

/// <summary>What came of a run.</summary>
/// <param name="ServerErrors">What nodes logged as errors.</param>
internal sealed record RunResult(
    RunOptions Options, RunHistory History, IReadOnlyList<Violation> Violations, IReadOnlyList<string> ServerErrors);
