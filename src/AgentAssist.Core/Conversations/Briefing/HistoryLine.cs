using AgentAssist.Core.Customers;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations.Briefing;

/// <summary>HISTORY: how often the customer has contacted us about this, what that cost, and what our records disagree on.</summary>
internal static class HistoryLine
{
    private const string Topic = "HISTORY";
    private const int MostShown = 5;
    private const int LongestOrdinal = 10;

    public static IEnumerable<BriefItem> Read(BriefView view)
    {
        // Nobody's matter is guessed: where the customer's words meet no record, the latest matter is not taken for it.
        var effort = EffortCounter.SpokenOf(view.Context.Interactions, view.Context.Effort, view.Spoken);
        if (effort is { Contacts: > 1 })
        {
            var contacts = view.Find(effort.InteractionIds.Reverse().Take(MostShown)).ToArray();
            yield return new BriefItem(Topic, 3, [Contacts(effort, withDays: true), Contacts(effort, withDays: false)], contacts);
            if (Cost(effort) is { Count: > 0 } cost)
            {
                yield return new BriefItem(Topic, BriefItem.Extra, $"So far it took {SpokenStyle.Listing(cost)}.", contacts);
            }
        }

        foreach (var item in Findings(view))
        {
            yield return item;
        }

        var last = effort is null ? null : view.Context.Interactions.FirstOrDefault(record => record.InteractionId == effort.InteractionIds.LastOrDefault());
        if (last is { Summary.Length: > 0 })
        {
            var day = view.Style.Day(DateOnly.FromDateTime(view.Style.Local(last.OccurredAt.ToDateTimeOffset())));
            yield return new BriefItem(
                Topic,
                BriefItem.Extra + 2,
                [.. Shortening.Lengths.Select(most => Shortening.To(last.Summary, most)).Where(text => text.Length > 0).Select(text => $"Last on {day}: {Ended(text)}")],
                [.. view.Find([last.InteractionId])]);
        }
    }

    private static IEnumerable<BriefItem> Findings(BriefView view)
    {
        var open = view.Context.Findings.Where(finding => finding.State == FindingState.Open).ToArray();
        if (open.Length > 0)
        {
            yield return Finding(view, open[0], 2, "Our records disagree:");
        }
        else if (view.Context.Findings.FirstOrDefault() is { } settled)
        {
            yield return Finding(view, settled, BriefItem.Extra + 1, "Settled, but they remember:");
        }

        if (open.Length > 1)
        {
            yield return new BriefItem(
                Topic,
                BriefItem.Extra + 1,
                $"{Capital(SpokenStyle.Number(open.Length - 1))} more contradiction{(open.Length > 2 ? "s are" : " is")} open.",
                [.. view.Find(open.Skip(1).SelectMany(finding => finding.Between).Distinct(StringComparer.Ordinal).Take(MostShown))]);
        }
    }

    private static BriefItem Finding(BriefView view, Finding finding, int rank, string frame) => new(
        Topic,
        rank,
        [.. ((int[])[40, 28]).Select(most => Shortening.To(finding.Why, most)).Where(why => why.Length > 0).Select(why => $"{frame} {Lower(Ended(why))}").Distinct(StringComparer.Ordinal)],
        [.. view.Find(finding.Between)]);

    private static string Contacts(Effort effort, bool withDays)
    {
        var nth = effort.Contacts <= LongestOrdinal ? $"the {SpokenStyle.Ordinal(effort.Contacts)} contact" : $"contact number {effort.Contacts}";
        var about = effort.Reference.Length > 0 ? effort.Reference : "this";
        return $"This is {nth} about {about}{(withDays && effort.OpenDays > 1 ? $" in {effort.OpenDays} days" : "")}.";
    }

    private static List<string> Cost(Effort effort)
    {
        var cost = new List<string>();
        Add(effort.Transfers, "transfer");
        Add(effort.Repeats, "repetition");
        if (effort.WaitingDuration is { } waited && waited.ToTimeSpan() is var time && time >= TimeSpan.FromMinutes(1))
        {
            cost.Add(time < TimeSpan.FromHours(2) ? $"{(int)time.TotalMinutes} minutes of waiting"
                : time < TimeSpan.FromDays(2) ? $"{(int)time.TotalHours} hours of waiting"
                : $"{(int)time.TotalDays} days of waiting");
        }

        return cost;

        void Add(int count, string what)
        {
            if (count > 0)
            {
                cost.Add($"{SpokenStyle.Number(count)} {what}{(count > 1 ? "s" : "")}");
            }
        }
    }

    private static string Ended(string text) => text[^1] is '.' or '!' or '?' or '…' ? text : text + ".";

    // A department's name or a reference keeps its capital.
    private static string Lower(string text) =>
        text.Split(' ')[0] is "The" or "A" or "An" or "One" or "Two" or "It" or "This" or "After" or "Both" ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
