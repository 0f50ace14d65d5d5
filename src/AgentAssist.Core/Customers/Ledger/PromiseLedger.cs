using AgentAssist.Core.Customers.Records;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Ledger;

/// <summary>Says where each promise stands, from the records after it and the time now.</summary>
internal static class PromiseLedger
{
    /// <summary>The promises as they stand, the most pressing first: broken, overdue, open by due time, then the settled ones.</summary>
    /// <param name="promises">As recorded.</param>
    /// <param name="timeline">The records that may show what became of them.</param>
    /// <param name="customerIsHere">Whether the customer is in contact now, so that what is overdue has become broken.</param>
    public static IReadOnlyList<Promise> Read(
        IEnumerable<Promise> promises, Timeline timeline, DateTimeOffset now, bool customerIsHere) =>
    [
        .. promises.Select(promise => Settle(promise, timeline, now, customerIsHere))
            .OrderBy(promise => Urgency(promise.State))
            .ThenBy(promise => PromiseDue.Of(promise, timeline.Zone) ?? DateTimeOffset.MaxValue)
            .ThenByDescending(promise => promise.MadeTime?.ToDateTimeOffset() ?? DateTimeOffset.MinValue)
            .ThenBy(promise => promise.PromiseId, StringComparer.Ordinal),
    ];

    private static Promise Settle(Promise promise, Timeline timeline, DateTimeOffset now, bool customerIsHere)
    {
        // What a person has said of it stands.
        if (promise.State is PromiseState.Kept or PromiseState.Waived or PromiseState.Broken)
        {
            return promise;
        }

        var settled = promise.Clone();
        settled.State = PromiseState.Open;
        var made = promise.MadeTime?.ToDateTimeOffset() ?? DateTimeOffset.MinValue;
        var due = PromiseDue.Of(promise, timeline.Zone);
        var deed = PromiseDeed.Of(promise.What);
        foreach (var record in timeline.Records)
        {
            if (record.At <= made || record.Id == promise.MadeIn)
            {
                continue;
            }

            if (deed.IsDoneBy(record) && IsAbout(promise, record, timeline, deed))
            {
                settled.State = PromiseState.Kept;
                settled.ResolvedBy = record.Id;
                return settled;
            }

            if (due < record.At && settled.State != PromiseState.Broken && record.Is(RecordMeaning.Contacted))
            {
                settled.State = PromiseState.Broken;
                settled.ResolvedBy = record.Id;
            }
        }

        if (settled.State == PromiseState.Open && due < now)
        {
            settled.State = customerIsHere ? PromiseState.Broken : PromiseState.Overdue;
        }

        return settled;
    }

    private static bool IsAbout(Promise promise, TimelineRecord record, Timeline timeline, PromiseDeed deed)
    {
        if (promise.Reference.Length > 0 && record.References.Contains(promise.Reference))
        {
            return true;
        }

        var made = timeline.Records.FirstOrDefault(r => r.Id == promise.MadeIn);
        if (made is not null)
        {
            return Timeline.Link(made, record) > 0 || (deed.IsContact && (record.Reference.Length == 0 || made.Reference.Length == 0));
        }

        // Said in a conversation that names no record: what was done must be what was spoken of.
        return deed.IsContact || RecordSubject.Of(promise.What).Overlaps(record.Subject) || deed.Fits(record);
    }

    private static int Urgency(PromiseState state) => state switch
    {
        PromiseState.Broken => 0,
        PromiseState.Overdue => 1,
        PromiseState.Open => 2,
        PromiseState.Kept => 3,
        _ => 4,
    };
}
