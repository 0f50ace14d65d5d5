using AgentAssist.Core.Customers.Records;

namespace AgentAssist.Core.Customers.Contradictions;

/// <summary>Says a finding in one plain sentence.</summary>
internal static class FindingWords
{
    public static string Say(ContradictionRule rule, Timeline timeline, TimelineRecord first, TimelineRecord then)
    {
        var (one, other) = (first.Interaction.Department, then.Interaction.Department);
        var about = timeline.About(first, then);
        var said = (one.Length > 0 && other.Length > 0 ? rule.Why : rule.WhyUnnamed)
            .Replace("{first.who}", one, StringComparison.Ordinal)
            .Replace("{then.who}", other, StringComparison.Ordinal)
            .Replace("{first.day}", timeline.Style.Day(rule.First == RecordMeaning.Ended ? ContradictionTests.EndDay(first) : first.Day), StringComparison.Ordinal)
            .Replace("{then.day}", timeline.Style.Day(then.Day), StringComparison.Ordinal)
            .Replace("{thing}", about.Length > 0 ? about : "it", StringComparison.Ordinal);
        return char.ToUpperInvariant(said[0]) + said[1..];
    }
}
