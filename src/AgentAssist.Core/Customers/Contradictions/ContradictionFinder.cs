using AgentAssist.Core.Customers.Records;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Customers.Contradictions;

/// <summary>
/// Finds records that cannot both be right. What it finds depends on the set of records only, never on the order in which
/// they came.
/// </summary>
internal sealed class ContradictionFinder(IReadOnlyList<ContradictionRule> rules)
{
    private static readonly Lazy<ContradictionFinder> Shipped =
        new(() => new ContradictionFinder(ContradictionRule.Parse(CustomerData.Read("Contradictions/contradictions.json"))));

    public static ContradictionFinder Default => Shipped.Value;

    /// <summary>A finder by the shipped rules and those of a file of the same form, where one of the same name counts instead.</summary>
    /// <exception cref="InvalidDataException">A rule cannot be used; the message names it.</exception>
    public static ContradictionFinder Read(string path)
    {
        var own = ContradictionRule.Parse(File.ReadAllText(path));
        return new ContradictionFinder([.. Default.Rules.ExceptBy(own.Select(rule => rule.Name), rule => rule.Name), .. own]);
    }

    private IReadOnlyList<ContradictionRule> Rules => rules;

    /// <summary>The contradictions in a timeline: open ones first, then the newest first.</summary>
    public IReadOnlyList<Finding> Find(Timeline timeline)
    {
        var findings = new List<(Finding Finding, DateTimeOffset At)>();
        foreach (var rule in rules)
        {
            Find(rule, timeline, findings);
        }

        // Two rules that find the same pair find the same contradiction; the first rule's words say it best.
        return
        [
            .. findings.DistinctBy(f => (f.Finding.Between[0], f.Finding.Between[1])).OrderBy(f => f.Finding.State)
                .ThenByDescending(f => f.At)
                .ThenBy(f => f.Finding.FindingId, StringComparer.Ordinal)
                .Select(f => f.Finding),
        ];
    }

    private static void Find(ContradictionRule rule, Timeline timeline, List<(Finding Finding, DateTimeOffset At)> findings)
    {
        var records = timeline.Records;
        var contradicted = new HashSet<TimelineRecord>();
        for (var i = 1; i < records.Count; i++)
        {
            var then = records[i];
            if ((rule.Then != RecordMeaning.None && !then.Is(rule.Then)) || then.Is(rule.ThenNot))
            {
                continue;
            }

            if (FirstOf(rule, timeline, i) is not { } first)
            {
                continue;
            }

            // What the customer merely repeats is the same contradiction.
            var contradicting = records[first.Index];
            if (contradicted.Contains(contradicting) && (rule.Once || (rule.Then != RecordMeaning.None && then.IsClaim(rule.Then))))
            {
                continue;
            }

            contradicted.Add(contradicting);
            findings.Add((Draw(rule, timeline, first.Index, i, first.Link), then.At));
        }
    }

    /// <summary>The record that the later one contradicts: the latest that fits, or the earliest where the rule says so.</summary>
    private static (int Index, double Link)? FirstOf(ContradictionRule rule, Timeline timeline, int then)
    {
        (int, double)? found = null;
        for (var j = then - 1; j >= 0 && (found is null || rule.Earliest); j--)
        {
            var first = timeline.Records[j];
            var link = IsFirst(rule, first) ? Timeline.Link(first, timeline.Records[then]) : 0;
            if (link == 0 || !rule.Tests.All(test => test(rule, first, timeline.Records[then])))
            {
                continue;
            }

            if (IsInOrder(rule, timeline, j, then))
            {
                break;
            }

            found = (j, link);
        }

        return found;
    }

    private static bool IsFirst(ContradictionRule rule, TimelineRecord record) =>
        (rule.First == RecordMeaning.None || (record.Is(rule.First) && !record.IsClaim(rule.First))) && !record.Is(rule.FirstNot);

    private static bool IsInOrder(ContradictionRule rule, Timeline timeline, int first, int then)
    {
        for (var k = first + 1; k < then; k++)
        {
            var between = timeline.Records[k];
            if (between.Is(rule.Unless) && !between.IsClaim(rule.Unless)
                && (Timeline.Link(timeline.Records[first], between) > 0 || Timeline.Link(between, timeline.Records[then]) > 0)
                && RecordItems.MayBeSame(timeline.Records[first], between)
                && (!between.Is(RecordMeaning.Overruled) || timeline.Records[first].Subject.Overlaps(between.Subject))
                && !IsOtherMoney(timeline.Records[first], between))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A refund of another amount settles another matter.</summary>
    private static bool IsOtherMoney(TimelineRecord first, TimelineRecord between) =>
        between.Is(RecordMeaning.Refunded | RecordMeaning.Withdrawn) && first.Amounts.Count > 0 && between.Amounts.Count > 0 && !first.Amounts.Any(between.Amounts.Contains);

    private static Finding Draw(ContradictionRule rule, Timeline timeline, int firstIndex, int thenIndex, double link)
    {
        var (first, then) = (timeline.Records[firstIndex], timeline.Records[thenIndex]);
        var finding = new Finding
        {
            FindingId = $"{rule.Name}:{first.Id}:{then.Id}",
            About = timeline.About(first, then),
            Why = FindingWords.Say(rule, timeline, first, then),
            ForCustomer = FindingWords.SayToCustomer(rule, timeline, first, then),
            Confidence = Math.Round(rule.Confidence * link, 2),
            State = FindingState.Open,
            Rule = rule.Name,
            OnsetTime = Timestamp.FromDateTimeOffset(then.At),
        };
        finding.Between.Add([first.Id, then.Id]);
        finding.Departments.Add([first.Interaction.Department, then.Interaction.Department]);
        for (var k = thenIndex + 1; k < timeline.Records.Count; k++)
        {
            var later = timeline.Records[k];
            if (Settles(rule, timeline, first, then, later))
            {
                finding.State = FindingState.Resolved;
                finding.ResolvedBy = later.Id;
                finding.ResolveTime = Timestamp.FromDateTimeOffset(later.At);
                break;
            }
        }

        return finding;
    }

    /// <summary>A record settles a contradiction where it is about the second record's own matter, not about a sibling's.</summary>
    private static bool Settles(ContradictionRule rule, Timeline timeline, TimelineRecord first, TimelineRecord then, TimelineRecord later)
    {
        if (!later.Is(rule.ResolvedBy) || later.IsClaim(rule.ResolvedBy) || IsOtherMoney(then, later))
        {
            return false;
        }

        if (then.Reference.Length > 0 && later.References.Contains(then.Reference))
        {
            return true;
        }

        var sibling = later.References.Any(r => timeline.Records.Any(
            other => other != first && other != then && other != later && other.Is(rule.Then) && !first.References.Contains(r)
                && string.Equals(other.Reference, r, StringComparison.OrdinalIgnoreCase)));
        return !sibling && (Timeline.Link(then, later) > 0 || Timeline.Link(first, later) > 0);
    }
}
