using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Customers;

/// <summary>Counts what an issue has cost the customer: contacts, channels, transfers, repetitions, waiting, days.</summary>
public static class EffortCounter
{
    private static readonly RecordMemo<string[]> Stems = new();

    /// <summary>
    /// Effort per reference, the most contacts first; the current conversation counts as one contact about each. Records that
    /// name no reference are counted together under the empty one. References that one another's facts name are one matter,
    /// listed under the reference that is named. Matters that the customer never contacted us about are left out.
    /// </summary>
    public static IReadOnlyList<Effort> Count(IReadOnlyList<Interaction> interactions, DateTimeOffset now) =>
        Count(new Timeline(interactions, profile: null, now), now);

    /// <summary>The same, of records whose meanings were read before: reading them is nearly all that counting costs.</summary>
    internal static IReadOnlyList<Effort> Count(Timeline timeline, DateTimeOffset now)
    {
        var links = new EffortLinks(timeline.Records.Select(record => record.Interaction));
        return
        [
            .. timeline.Records
                .GroupBy(record => links.RootOf(record.Reference), StringComparer.OrdinalIgnoreCase)
                .Select(matter => Count(matter.Key, [.. matter], now))
                .Where(effort => effort.InteractionIds.Count > 0)
                .OrderByDescending(effort => effort.Contacts)
                .ThenByDescending(effort => effort.LastContactTime?.ToDateTimeOffset() ?? DateTimeOffset.MinValue)
                .ThenBy(effort => effort.Reference, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// How often the customer has contacted us about what the text speaks of, this conversation included: the matter with
    /// the most contacts among those whose reference or words the text shares, else the matter last contacted about. 1 when
    /// there is no record of an earlier contact.
    /// </summary>
    public static int ContactsAboutThis(CustomerContext context, string text)
    {
        var meant = SpokenOf(context.Interactions, context.Effort, text);
        return meant?.Contacts ?? context.Effort.MaxBy(e => e.LastContactTime?.ToDateTimeOffset() ?? DateTimeOffset.MinValue)?.Contacts ?? 1;
    }

    /// <summary>The matter with the most contacts among those whose reference or words a text shares; null where it shares none.</summary>
    internal static Effort? SpokenOf(IReadOnlyCollection<Interaction> interactions, IReadOnlyList<Effort> efforts, string text)
    {
        if (efforts.Count == 0)
        {
            return null;
        }

        var spoken = WordStem.Of(text).ToHashSet(StringComparer.Ordinal);
        var links = new EffortLinks(interactions);
        var meant = interactions
            .Where(i => Array.Exists(StemsOf(i), spoken.Contains))
            .Select(i => links.RootOf(i.Reference))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return efforts.Where(e => meant.Contains(e.Reference)).MaxBy(e => e.Contacts);
    }

    /// <summary>Whether a text and a record have a telling word or the reference in common.</summary>
    public static bool SharesWords(Interaction interaction, string text)
    {
        var spoken = WordStem.Of(text).ToHashSet(StringComparer.Ordinal);
        return Array.Exists(StemsOf(interaction), spoken.Contains);
    }

    private static string[] StemsOf(Interaction interaction) =>
        Stems.Of(interaction, static record => [.. WordStem.Of($"{record.Kind.Replace('_', ' ')} {record.Summary} {record.Reference}").Distinct(StringComparer.Ordinal)]);

    private static Effort Count(string reference, TimelineRecord[] records, DateTimeOffset now)
    {
        TimelineRecord[] contacts = [.. records.Where(ContactRecords.IsContact)];
        var repeats = contacts.Select(c => EffortWords.Repeats(c.Interaction)).ToArray();
        var effort = new Effort
        {
            Reference = reference,
            Contacts = contacts.Length + 1,
            Channels = contacts.Select(c => c.Interaction.Channel).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            Transfers = contacts.Sum(c => EffortWords.Transfers(c.Interaction)),
            Repeats = Math.Max(repeats.Sum(r => r.Here), repeats.Select(r => r.SoFar).DefaultIfEmpty(0).Max()),
            OpenDays = Math.Max(0, (int)(now - records[0].At).TotalDays),
        };
        var waited = contacts.Aggregate(TimeSpan.Zero, (sum, c) => sum + EffortWords.Waited(c.Interaction));
        if (waited > TimeSpan.Zero)
        {
            effort.WaitingDuration = Duration.FromTimeSpan(waited);
        }

        if (contacts.Length > 0)
        {
            effort.FirstContactTime = Timestamp.FromDateTimeOffset(contacts[0].At);
            effort.LastContactTime = Timestamp.FromDateTimeOffset(contacts[^1].At);
        }

        effort.InteractionIds.AddRange(contacts.Select(c => c.Id));
        return effort;
    }
}
