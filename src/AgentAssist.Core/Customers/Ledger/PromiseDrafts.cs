using AgentAssist.Core.Customers.Promises;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Customers.Ledger;

/// <summary>Draws up the ledger's promises from what was said and what records tell.</summary>
internal static class PromiseDrafts
{
    /// <summary>The ledger's entry of a promise that was made before its customer was known.</summary>
    public static LedgerEntry EntryFor(Promise promise, string customerId, TimeZoneInfo zone)
    {
        var owned = promise.Clone();
        owned.CustomerId = customerId;
        return new LedgerEntry(owned, PromiseDue.Of(owned, zone));
    }

    /// <summary>The promises that the company's side made in an utterance; none for a customer's.</summary>
    /// <param name="customerId">Whose promises they are; empty for an anonymous customer.</param>
    /// <param name="zone">Where the customer lives.</param>
    public static IReadOnlyList<Promise> Of(Utterance utterance, string conversationId, string customerId, TimeZoneInfo zone)
    {
        PromiseSpeaker? speaker = utterance.Role switch
        {
            Role.HumanAgent or Role.Supervisor => PromiseSpeaker.Agent,
            Role.Bot => PromiseSpeaker.Bot,
            _ => null,
        };
        if (speaker is not { } known)
        {
            return [];
        }

        var said = utterance.UtterTime.ToDateTimeOffset();
        var found = PromiseReader.Default.Read(utterance.Text, known, said, zone);
        return Draw(found, $"{conversationId}/{utterance.UtteranceId}", customerId, reference: "", said);
    }

    /// <summary>The promises that a record tells of.</summary>
    public static IReadOnlyList<Promise> Of(Interaction interaction, TimeZoneInfo zone)
    {
        var made = interaction.OccurredAt?.ToDateTimeOffset() ?? DateTimeOffset.UnixEpoch;
        var found = PromiseReader.Default.ReadRecord(interaction.Summary, interaction.Facts, made, zone);
        return Draw(found, interaction.InteractionId, interaction.CustomerId, interaction.Reference, made);
    }

    private static Promise[] Draw(IReadOnlyList<FoundPromise> found, string madeIn, string customerId, string reference, DateTimeOffset made)
    {
        var promises = new Promise[found.Count];
        for (var i = 0; i < promises.Length; i++)
        {
            var promise = found[i];
            promises[i] = new Promise
            {
                PromiseId = $"{madeIn}#{i + 1}",
                MadeIn = madeIn,
                What = promise.What,
                Due = promise.Due.ToString(),
                By = promise.By,
                State = PromiseState.Open,
                MadeTime = Timestamp.FromDateTimeOffset(made),
                CustomerId = customerId,
                Reference = reference,
                Span = promise.End > promise.Start ? new TextSpan { Start = promise.Start, End = promise.End } : null,
            };
        }

        return promises;
    }
}
