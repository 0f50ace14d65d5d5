using System.Diagnostics.Metrics;

namespace AgentAssist.Core.Suggestions.Rewriting;

/// <summary>Counts what became of rewordings. Meter <c>AgentAssist.Rewording</c>; no word of anybody, and no tenant, is in it.</summary>
internal static class RewordingMeter
{
    private static readonly Meter Meter = new("AgentAssist.Rewording");

    private static readonly Counter<long> Outcomes = Meter.CreateCounter<long>(
        "agentassist.rewording.count", "{rewording}", "Suggestions that a language model was to reword, by outcome.");

    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>(
        "agentassist.rewording.duration", "s", "From the answer to the turn until the rewording's end, by outcome.");

    private static readonly Counter<long> Unshown = Meter.CreateCounter<long>(
        "agentassist.rewording.unshown", "{frame}", "Frames about rewordings that could not be handed to the feed.");

    /// <param name="outcome">REWORDED, UNCHANGED, LAPSED, or why there is none.</param>
    public static void Count(string outcome, TimeSpan took)
    {
        var tag = new KeyValuePair<string, object?>("outcome", outcome);
        Outcomes.Add(1, tag);
        Durations.Record(took.TotalSeconds, tag);
    }

    public static void CountUnshown() => Unshown.Add(1);
}
