using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations.Briefing;

/// <summary>
/// DO_NOT_ASK: what is known already. It says where a number stands and never repeats one, so that a brief read aloud gives
/// nothing away.
/// </summary>
internal static class KnownLine
{
    private const string Topic = "DO_NOT_ASK";

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["ORDER"] = "the order number",
        ["ACCOUNT"] = "the account number",
        ["NAME"] = "their name",
        ["EMAIL"] = "their e-mail address",
        ["PHONE"] = "their phone number",
        ["ADDRESS"] = "their address",
        ["BIRTH_DATE"] = "their date of birth",
        ["CARD"] = "the card number",
        ["IBAN"] = "their bank details",
        ["BANK_ACCOUNT"] = "their bank details",
    };

    public static IEnumerable<BriefItem> Read(BriefView view)
    {
        var given = new List<(string What, string Where, Evidence Evidence)>();
        Profile(view, given);
        Said(view, given);
        if (given.Count == 0)
        {
            yield break;
        }

        var known = given.DistinctBy(item => item.What).ToArray();
        yield return Item(known, known.Length, 4);
    }

    private static BriefItem Item((string What, string Where, Evidence Evidence)[] known, int most, int rank)
    {
        var forms = new List<string>();
        for (var count = most; count > 0; count--)
        {
            var places = known.Take(count).GroupBy(item => item.Where, StringComparer.Ordinal)
                .Select(place => $"{SpokenStyle.Listing([.. place.Select(item => item.What)])} ({place.Key})");
            forms.Add($"Do not ask again for {SpokenStyle.Listing([.. places])}.");
        }

        return new BriefItem(Topic, rank, forms, [.. known.Select(item => item.Evidence)]);
    }

    private static void Profile(BriefView view, List<(string What, string Where, Evidence Evidence)> given)
    {
        Add(view.Profile?.DisplayName.Length > 0, "their name", "display_name");
        Add(view.Profile?.PhoneNumbers.Count > 0, "their phone number", "phone_numbers");
        Add(view.Profile?.EmailAddresses.Count > 0, "their e-mail address", "email_addresses");

        void Add(bool known, string what, string field)
        {
            if (known)
            {
                given.Add((what, "in the profile", BriefView.OfProfile(field)));
            }
        }
    }

    private static void Said(BriefView view, List<(string What, string Where, Evidence Evidence)> given)
    {
        var references = view.Context.Interactions.Where(record => record.Reference.Length > 0).ToArray();
        foreach (var added in view.Fold.Utterances.Where(added => added.Utterance.Role == Role.Customer))
        {
            var (id, text) = (added.Utterance.UtteranceId, added.Utterance.Text);
            foreach (var span in added.Utterance.MaskedSpans)
            {
                if (Kinds.TryGetValue(span.Type, out var kind))
                {
                    Add(kind);
                }
            }

            if (references.Any(record => text.Contains(record.Reference, StringComparison.OrdinalIgnoreCase)))
            {
                Add("the reference number");
            }

            var near = DateOnly.FromDateTime(view.Style.LocalNow);
            if (RecordDates.In(text, near).Any())
            {
                Add("the date");
            }

            if (RecordMoney.In(text).Any())
            {
                Add("the amount");
            }

            if (TriedLine.OwnDeed().IsMatch(text))
            {
                Add("what they have done already");
            }

            void Add(string what) => given.Add((what, $"told in {id}", BriefView.Utterance(id)));
        }

        // The records name the matter even where the customer has not.
        if (view.Context.Effort.Count > 0 && references.Length > 0 && !given.Exists(item => item.What is "the reference number" or "the order number" or "the account number"))
        {
            given.Add(("the reference number", "on record", new Evidence { Kind = EvidenceKind.Interaction, Id = references[0].InteractionId }));
        }
    }
}
