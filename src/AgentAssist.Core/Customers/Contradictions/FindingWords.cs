using AgentAssist.Core.Customers.Records;

namespace AgentAssist.Core.Customers.Contradictions;

/// <summary>Says a finding in one plain sentence.</summary>
internal static class FindingWords
{
    /// <summary>To the agent, with the departments.</summary>
    public static string Say(ContradictionRule rule, Timeline timeline, TimelineRecord first, TimelineRecord then)
    {
        var (one, other) = (first.Interaction.Department, then.Interaction.Department);
        var said = Fill(one.Length > 0 && other.Length > 0 ? rule.Why : rule.WhyUnnamed, rule, timeline, first, then)
            .Replace("{first.who}", one, StringComparison.Ordinal)
            .Replace("{then.who}", other, StringComparison.Ordinal);
        return char.ToUpperInvariant(said[0]) + said[1..];
    }

    /// <summary>To the customer: a clause; empty where the rule has none.</summary>
    public static string SayToCustomer(ContradictionRule rule, Timeline timeline, TimelineRecord first, TimelineRecord then) =>
        Fill(rule.ForCustomer, rule, timeline, first, then)
            .Replace("{first.ended}", RecordService.Ending(first.Interaction), StringComparison.Ordinal);

    private static string Fill(string template, ContradictionRule rule, Timeline timeline, TimelineRecord first, TimelineRecord then)
    {
        var about = timeline.About(first, then);
        var day = rule.First == RecordMeaning.Ended ? ContradictionTests.EndDay(first) : first.Day;
        return (day == then.Day ? template.Replace(" on {then.day}", " the same day", StringComparison.Ordinal) : template)
            .Replace("{first.day}", timeline.Style.Day(day), StringComparison.Ordinal)
            .Replace("{then.day}", timeline.Style.Day(then.Day), StringComparison.Ordinal)
            .Replace("{thing}", about.Length > 0 ? about : "it", StringComparison.Ordinal);
    }
}
