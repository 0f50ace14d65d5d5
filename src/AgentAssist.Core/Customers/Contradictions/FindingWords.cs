using AgentAssist.Core.Customers.Records;

namespace AgentAssist.Core.Customers.Contradictions;

/// <summary>Says a finding in one plain sentence.</summary>
internal static class FindingWords
{
    public static string Say(ContradictionRule rule, Timeline timeline, TimelineRecord first, TimelineRecord then)
    {
        var about = timeline.About(first, then);
        return rule.Why
            .Replace("{first.by}", By(first), StringComparison.Ordinal)
            .Replace("{then.by}", By(then), StringComparison.Ordinal)
            .Replace("{first.who}", Who(first), StringComparison.Ordinal)
            .Replace("{then.who}", Who(then), StringComparison.Ordinal)
            .Replace("{first.day}", timeline.Style.Day(rule.First == RecordMeaning.Ended ? ContradictionTests.EndDay(first) : first.Day), StringComparison.Ordinal)
            .Replace("{then.day}", timeline.Style.Day(then.Day), StringComparison.Ordinal)
            .Replace("{thing}", about.Length > 0 ? about : "it", StringComparison.Ordinal);
    }

    private static string Who(TimelineRecord record) => record.Interaction.Department.Length > 0 ? record.Interaction.Department : "another record";

    private static string By(TimelineRecord record) => record.Interaction.Department.Length > 0 ? " by " + record.Interaction.Department : "";
}
