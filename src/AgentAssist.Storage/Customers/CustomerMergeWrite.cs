using AgentAssist.Core;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Merging;
using AgentAssist.Storage.Writing;
using AgentAssist.V1;

namespace AgentAssist.Storage.Customers;

/// <summary>Makes two customers' records one. What does not collide moves in a few statements, however much it is.</summary>
internal sealed class CustomerMergeWrite(CustomerMerge merge, TimeProvider timeProvider) : WriteCommand<CustomerMergeOutcome>
{
    private readonly CustomerKey[] _inOrder =
        [.. new[] { merge.Into, merge.From }.OrderBy(key => key.CustomerId, StringComparer.Ordinal)];

    public override string LockOrder => CustomerRow.LockOrder(merge.Into.Tenant, _inOrder[0].CustomerId);

    protected override async Task<CustomerMergeOutcome> WriteAsync(WriteSession session)
    {
        // 1 The request was answered before, or the two cannot be merged.
        if (await RequestRows.FindAsync(session, merge.Request) is { } first)
        {
            return new CustomerMergeOutcome.Repeated(first);
        }

        if (await RefuseAsync(session) is { } refusal)
        {
            await DeleteEmptyAsync(session);
            return refusal;
        }

        var into = await CustomerRow.FindAsync(session, merge.Into);
        var from = await CustomerRow.FindAsync(session, merge.From);

        // 2 Interactions of one written id are united, and so are promises; all others move as they are, as keys and feedback do.
        var renamed = new List<KeyValuePair<string, string>>();
        var renamedFrom = new List<KeyValuePair<string, string>>();
        var united = await UniteAsync(session, renamed, renamedFrom);
        object[] move = [merge.Into.Tenant, merge.FromId, merge.Into.CustomerId];
        await session.ExecuteAsync(session.Statements.MoveInteractions, move);
        await session.ExecuteAsync(session.Statements.MovePriors, move);
        await PromiseMerge.RunAsync(session, merge, renamed, renamedFrom);
        await session.ExecuteAsync(session.Statements.CopyKeys, move);
        await session.ExecuteAsync(session.Statements.DeleteKeys, merge.Into.Tenant, merge.FromId);
        await session.ExecuteAsync(session.Statements.MoveFeedback, move);
        await session.ExecuteAsync(session.Statements.MoveGestures, move);

        // 3 The old id leads to the new one, and so do those that led to the old one.
        await session.ExecuteAsync(session.Statements.FlattenMerges, move);
        await session.ExecuteAsync(
            session.Statements.InsertMerge,
            merge.Into.Tenant, merge.FromId, merge.Into.CustomerId, from.Version + 1, from.Profile, merge.Principal);
        await session.ExecuteAsync(session.Statements.DeleteCustomer, merge.Into.Tenant, merge.FromId);

        // 4 The profile is drawn from everyone who was ever merged, so that their order does not matter.
        var profile = await ProfileAsync(session, into);
        var merged = into with
        {
            Version = Math.Max(into.Version, from.Version) + 1,
            InteractionCount = into.InteractionCount + from.InteractionCount - united,
            Profile = profile is null ? null : MessageBytes.Deterministic(profile),
            OwnProfile = into.OwnProfile ?? into.Profile ?? [],
            Principal = merge.Principal,
        };
        await merged.PutAsync(session, merge.Into);
        var answer = CustomerMerge.Answer(profile, merge.Into.CustomerId, merged.Version);
        await RequestRows.StoreAsync(
            session,
            merge.Request is { } request ? request with { Response = _ => answer } : null,
            merged.Version,
            timeProvider.GetUtcNow(),
            customerId: merge.Into.CustomerId);
        return new CustomerMergeOutcome.Merged(merged.Version, from.Version + 1, answer);
    }

    private async Task<CustomerMergeOutcome?> RefuseAsync(WriteSession session)
    {
        var moves = new Dictionary<CustomerKey, string?>();
        foreach (var key in _inOrder)
        {
            moves[key] = await CustomerRow.LockAndFindMoveAsync(session, key);
        }

        foreach (var key in new[] { merge.Into, merge.From })
        {
            if (moves[key] is { } into)
            {
                return new CustomerMergeOutcome.MergedAway(key.CustomerId, into);
            }

            if ((await CustomerRow.FindAsync(session, key)).Version == 0)
            {
                return new CustomerMergeOutcome.Unknown(key.CustomerId);
            }
        }

        return null;
    }

    private async Task DeleteEmptyAsync(WriteSession session)
    {
        foreach (var key in _inOrder)
        {
            await session.ExecuteAsync(session.Statements.DeleteEmptyCustomer, key.Tenant, key.CustomerId);
        }
    }

    /// <summary>Returns how many interactions became part of another.</summary>
    private async Task<int> UniteAsync(
        WriteSession session, List<KeyValuePair<string, string>> renamed, List<KeyValuePair<string, string>> renamedFrom)
    {
        var united = 0;
        var collisions = await session.ListAsync(
            session.Statements.ListCollisions, row => row.GetString(0), merge.Into.Tenant, merge.FromId, merge.Into.CustomerId);
        foreach (var writtenId in collisions)
        {
            var own = await InteractionRows.FamilyAsync(session, merge.Into, writtenId);
            var moved = await InteractionRows.FamilyAsync(session, merge.From, writtenId);
            foreach (var (key, held) in own.Select(held => (merge.Into, held)).Concat(moved.Select(held => (merge.From, held))))
            {
                await InteractionRows.DeleteAsync(session, key, held.Id);
            }

            var kept = MergedInteractions.Unite(
                own.Concat(moved.Select(held => held with { Origin = held.Origin.Length > 0 ? held.Origin : merge.FromId })),
                merge.Into.CustomerId);
            foreach (var held in kept)
            {
                await InteractionRows.InsertAsync(session, merge.Into, held);
            }

            renamed.AddRange(MergedInteractions.Renamed(own, kept));
            renamedFrom.AddRange(MergedInteractions.Renamed(moved, kept));
            united += own.Count + moved.Count - kept.Count;
        }

        return united;
    }

    private async Task<CustomerProfile?> ProfileAsync(WriteSession session, CustomerRow into)
    {
        var own = into.OwnProfile ?? into.Profile;
        var others = await session.ListAsync(
            session.Statements.ListMerges,
            row => row.IsDBNull(1) ? null : CustomerProfile.Parser.ParseFrom((byte[])row.GetValue(1)),
            merge.Into.Tenant, merge.Into.CustomerId);
        return MergedProfile.Of(
            merge.Into.CustomerId,
            own is null or { Length: 0 } ? null : CustomerProfile.Parser.ParseFrom(own),
            others.OfType<CustomerProfile>());
    }
}
