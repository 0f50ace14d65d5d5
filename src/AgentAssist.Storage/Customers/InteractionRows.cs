using System.Data.Common;
using AgentAssist.Core;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Merging;
using AgentAssist.Storage.Writing;
using AgentAssist.V1;

namespace AgentAssist.Storage.Customers;

/// <summary>
/// Writes interactions and their versions inside a transaction. A row that came by a merge may still name its old customer in
/// its payload; the row's own columns are what counts.
/// </summary>
internal static class InteractionRows
{
    internal enum Change
    {
        None,
        Added,
        Corrected,
    }

    /// <summary>Takes in an interaction, and gives what then stands under its id.</summary>
    /// <param name="origin">The customer it is written to, where that one was merged into this; empty otherwise.</param>
    public static async Task<(Change Change, Interaction Stands)> PutAsync(
        WriteSession session, CustomerKey key, string origin, Interaction interaction, string principal)
    {
        var known = await FindAsync(session, key, origin, interaction.InteractionId);
        if (known is null)
        {
            await PutAsync(session, key, new HeldInteraction(interaction.InteractionId, "", origin, interaction, principal, []));
            return (Change.Added, Named(interaction, key, interaction.InteractionId));
        }

        // The way of an import that is repeated: nothing more is read.
        if (Corrections.SameContent(known.Interaction, interaction))
        {
            return (Change.None, known.Interaction);
        }

        var priors = await PriorsAsync(session, key, known.Id);
        var correction = Corrections.Apply(known.Interaction, known.Principal, priors, interaction, principal);
        if (!correction.Changed)
        {
            return (Change.None, known.Interaction);
        }

        if (!ReferenceEquals(correction.Current, known.Interaction))
        {
            await PutAsync(session, key, known with { Interaction = correction.Current, Principal = correction.Principal });
        }

        await ReplacePriorsAsync(session, key, known.Id, priors, correction.Priors);
        return (Change.Corrected, Named(correction.Current, key, known.Id));
    }

    /// <summary>All that was written under one id, with versions.</summary>
    public static async Task<IReadOnlyList<HeldInteraction>> FamilyAsync(WriteSession session, CustomerKey key, string writtenId)
    {
        var family = new List<HeldInteraction>();
        foreach (var held in await session.ListAsync(session.Statements.FindFamily, Read, key.Tenant, key.CustomerId, writtenId))
        {
            family.Add(held with { Priors = await PriorsAsync(session, key, held.Id) });
        }

        return family;
    }

    /// <summary>Writes an interaction that was held elsewhere, with its versions.</summary>
    public static async Task InsertAsync(WriteSession session, CustomerKey key, HeldInteraction held)
    {
        await PutAsync(session, key, held);
        await ReplacePriorsAsync(session, key, held.Id, [], held.Priors);
    }

    /// <summary>Removes an interaction and its versions.</summary>
    public static async Task DeleteAsync(WriteSession session, CustomerKey key, string interactionId)
    {
        await session.ExecuteAsync(session.Statements.DeleteInteraction, key.Tenant, key.CustomerId, interactionId);
        await session.ExecuteAsync(session.Statements.DeletePriorsOf, key.Tenant, key.CustomerId, interactionId);
    }

    private static async Task<HeldInteraction?> FindAsync(WriteSession session, CustomerKey key, string origin, string interactionId)
    {
        if (origin.Length > 0)
        {
            var family = await session.ListAsync(session.Statements.FindFamily, Read, key.Tenant, key.CustomerId, interactionId);
            if (family.FirstOrDefault(held => held.Origin == origin) is { } own)
            {
                return own;
            }
        }

        return await session.FirstAsync(session.Statements.FindInteraction, Read, key.Tenant, key.CustomerId, interactionId);
    }

    private static Task<IReadOnlyList<PriorVersion>> PriorsAsync(WriteSession session, CustomerKey key, string interactionId) =>
        session.ListAsync(
            session.Statements.ListPriors,
            row => new PriorVersion(row.GetInt64(0), Interaction.Parser.ParseFrom((byte[])row.GetValue(1)), row.GetString(2)),
            key.Tenant, key.CustomerId, interactionId);

    private static Task PutAsync(WriteSession session, CustomerKey key, HeldInteraction held) => session.ExecuteAsync(
        session.Statements.PutInteraction,
        key.Tenant, key.CustomerId, held.Id, held.Interaction.OccurredAt.ToDateTimeOffset().UtcTicks, held.Interaction.Reference,
        held.BaseId, held.Origin, MessageBytes.Deterministic(Named(held.Interaction, key, held.Id)), held.Principal);

    private static async Task ReplacePriorsAsync(
        WriteSession session, CustomerKey key, string id, IReadOnlyList<PriorVersion> before, IReadOnlyList<PriorVersion> after)
    {
        foreach (var gone in before.Where(prior => !after.Contains(prior)))
        {
            await session.ExecuteAsync(session.Statements.DeletePrior, key.Tenant, key.CustomerId, id, gone.Version, gone.Sequence);
        }

        foreach (var added in after.Where(prior => !before.Contains(prior)))
        {
            await session.ExecuteAsync(
                session.Statements.InsertPrior,
                key.Tenant, key.CustomerId, id, added.Version, added.Sequence,
                MessageBytes.Deterministic(Named(added.Interaction, key, id)), added.Principal);
        }
    }

    private static Interaction Named(Interaction interaction, CustomerKey key, string id)
    {
        if (interaction.CustomerId == key.CustomerId && interaction.InteractionId == id)
        {
            return interaction;
        }

        var copy = interaction.Clone();
        (copy.CustomerId, copy.InteractionId) = (key.CustomerId, id);
        return copy;
    }

    private static HeldInteraction Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), Interaction.Parser.ParseFrom((byte[])row.GetValue(3)), row.GetString(4), []);
}
