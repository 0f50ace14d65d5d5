using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Customers;

/// <summary>Counts what an issue has cost the customer: contacts, channels, transfers, days.</summary>
public static class EffortCounter
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ContactWords = Words(
        "CONTACT", "CALL", "COMPLAINT", "INQUIRY", "ENQUIRY", "QUESTION", "TICKET", "CASE", "CHAT", "CONVERSATION", "REQUEST", "VISIT");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> OurWords = Words(
        "NOTICE", "INVOICE", "REMINDER", "OUTBOUND", "CALLBACK", "NEWSLETTER", "SURVEY", "STATEMENT", "SENT");

    private static readonly string[] OurPhrases = ["CALL_BACK", "NO_SHOW"];

    /// <summary>
    /// Effort per reference, the most contacts first; the current conversation counts as one contact about each. Records that
    /// name no reference are counted together under the empty one. References that one another's facts name are one matter,
    /// listed under the reference that is named. Matters that the customer never contacted us about are left out.
    /// </summary>
    public static IReadOnlyList<Effort> Count(IReadOnlyList<Interaction> interactions, DateTimeOffset now)
    {
        var links = new EffortLinks(interactions);
        return
        [
            .. interactions
                .GroupBy(i => links.RootOf(i.Reference), StringComparer.OrdinalIgnoreCase)
                .Select(g => Count(g.Key, [.. g.OrderBy(At)], now))
                .Where(e => e.InteractionIds.Count > 0)
                .OrderByDescending(e => e.Contacts)
                .ThenByDescending(e => e.LastContactTime?.ToDateTimeOffset() ?? DateTimeOffset.MinValue)
                .ThenBy(e => e.Reference, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// How often the customer has contacted us about what the text speaks of, this conversation included: the matter with
    /// the most contacts among those whose reference or words the text shares, else the matter last contacted about. 1 when
    /// there is no record of an earlier contact.
    /// </summary>
    public static int ContactsAboutThis(IReadOnlyList<Interaction> interactions, DateTimeOffset now, string text)
    {
        var efforts = Count(interactions, now);
        if (efforts.Count == 0)
        {
            return 1;
        }

        var spoken = WordStem.Of(text).ToHashSet(StringComparer.Ordinal);
        var links = new EffortLinks(interactions);
        var meant = efforts.Where(e => interactions.Any(i =>
            string.Equals(links.RootOf(i.Reference), e.Reference, StringComparison.OrdinalIgnoreCase)
            && WordStem.Of($"{i.Kind.Replace('_', ' ')} {i.Summary} {i.Reference}").Any(spoken.Contains)));
        var most = meant.Select(e => e.Contacts).DefaultIfEmpty(0).Max();
        return most > 0 ? most : efforts.MaxBy(e => e.LastContactTime?.ToDateTimeOffset() ?? DateTimeOffset.MinValue)!.Contacts;
    }

    /// <summary>Whether a text and a record have a telling word or the reference in common.</summary>
    public static bool SharesWords(Interaction interaction, string text)
    {
        var spoken = WordStem.Of(text).ToHashSet(StringComparer.Ordinal);
        return WordStem.Of($"{interaction.Kind.Replace('_', ' ')} {interaction.Summary} {interaction.Reference}").Any(spoken.Contains);
    }

    /// <summary>Whether a record says that the customer contacted the company.</summary>
    public static bool IsCustomerContact(Interaction interaction)
    {
        var kind = interaction.Kind;
        if (Holds(kind, OurWords) || OurPhrases.Any(phrase => kind.Contains(phrase, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        return Holds(kind, ContactWords)
            || interaction.Channel is "PHONE" or "VOICE" or "CHAT" or "STORE" or "BRANCH" or "MESSAGING" or "SMS" or "SOCIAL";
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(params string[] words) =>
        words.ToHashSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // This runs for every record of every context that is read, so it looks words up instead of searching for each.
    private static bool Holds(ReadOnlySpan<char> kind, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words)
    {
        foreach (var word in kind.Split('_'))
        {
            if (words.Contains(kind[word]))
            {
                return true;
            }
        }

        return false;
    }

    private static Effort Count(string reference, Interaction[] records, DateTimeOffset now)
    {
        var contacts = records.Where(IsCustomerContact).ToArray();
        var effort = new Effort
        {
            Reference = reference,
            Contacts = contacts.Length + 1,
            Channels = contacts.Select(c => c.Channel).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            Transfers = contacts.Sum(c => Transfers(c.Summary)),
            OpenDays = Math.Max(0, (int)(now - At(records[0])).TotalDays),
        };
        if (contacts.Length > 0)
        {
            effort.FirstContactTime = Timestamp.FromDateTimeOffset(At(contacts[0]));
            effort.LastContactTime = Timestamp.FromDateTimeOffset(At(contacts[^1]));
        }

        effort.InteractionIds.AddRange(contacts.Select(c => c.InteractionId));
        return effort;
    }

    private static int Transfers(string summary)
    {
        var at = summary.IndexOf("transferred", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return 0;
        }

        var after = summary[(at + "transferred".Length)..].TrimStart();
        return after switch
        {
            _ when after.StartsWith("twice", StringComparison.OrdinalIgnoreCase) => 2,
            _ when after.StartsWith("three times", StringComparison.OrdinalIgnoreCase) => 3,
            _ when after.StartsWith("four times", StringComparison.OrdinalIgnoreCase) => 4,
            _ when after.Length > 0 && char.IsAsciiDigit(after[0]) && after.Contains("times", StringComparison.OrdinalIgnoreCase) => after[0] - '0',
            _ => 1,
        };
    }

    private static DateTimeOffset At(Interaction interaction) =>
        interaction.OccurredAt?.ToDateTimeOffset() ?? DateTimeOffset.UnixEpoch;
}
