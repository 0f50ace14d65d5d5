using AgentAssist.V1;

namespace AgentAssist.Core.Customers;

/// <summary>A version of an interaction that another one has taken the place of.</summary>
/// <param name="Sequence">Tells those of one version number apart: 0 for the first to arrive.</param>
/// <param name="Principal">Who wrote it.</param>
public sealed record PriorVersion(long Sequence, Interaction Interaction, string Principal)
{
    /// <summary>The number that the source gave it.</summary>
    public long Version => Interaction.Version;
}

/// <summary>What a record that arrives makes of what is held under its id.</summary>
/// <param name="Changed">Whether anything is other than before.</param>
/// <param name="Current">The version that stands.</param>
/// <param name="Principal">Who wrote that one.</param>
/// <param name="Priors">The versions before it, newest first.</param>
public sealed record Correction(bool Changed, Interaction Current, string Principal, IReadOnlyList<PriorVersion> Priors);

/// <summary>
/// Which version of an interaction stands: the highest, and of equal ones the later to arrive. The others are kept, so that
/// records with distinct versions lead to the same content in whatever order they arrive.
/// </summary>
public static class Corrections
{
    /// <summary>How many prior versions of an interaction are kept, the newest.</summary>
    public const int MaxPriors = 20;

    /// <summary>Takes in a record for an id that is known.</summary>
    public static Correction Apply(
        Interaction current, string principal, IReadOnlyList<PriorVersion> priors, Interaction arriving, string arrivingPrincipal)
    {
        if (arriving.Version >= current.Version)
        {
            return SameContent(current, arriving)
                ? new Correction(false, current, principal, priors)
                : new Correction(true, arriving, arrivingPrincipal, Add(priors, current, principal));
        }

        if (priors.Any(prior => prior.Version == arriving.Version && SameContent(prior.Interaction, arriving)))
        {
            return new Correction(false, current, principal, priors);
        }

        var kept = Add(priors, arriving, arrivingPrincipal);
        return new Correction(kept.Any(prior => ReferenceEquals(prior.Interaction, arriving)), current, principal, kept);
    }

    /// <summary>
    /// Unites the prior versions of two records that are one: each content once, those of one number in the order of their
    /// bytes, so that it does not matter which came first.
    /// </summary>
    public static IReadOnlyList<PriorVersion> Unite(IReadOnlyList<PriorVersion> one, IReadOnlyList<PriorVersion> other)
    {
        if (one.Count == 0 || other.Count == 0)
        {
            return one.Count == 0 ? other : one;
        }

        return Newest(one.Concat(other)
            .Select(prior => (Prior: prior, Content: Convert.ToHexString(MessageBytes.Deterministic(WithoutIds(prior.Interaction)))))
            .DistinctBy(entry => entry.Content)
            .GroupBy(entry => entry.Prior.Version)
            .SelectMany(group => group
                .OrderBy(entry => entry.Content, StringComparer.Ordinal)
                .Select((entry, i) => entry.Prior with { Sequence = i })));
    }

    /// <summary>Whether two records say the same, whosever they are and under whatever id.</summary>
    public static bool SameContent(Interaction one, Interaction other) => WithoutIds(one).Equals(WithoutIds(other));

    private static IReadOnlyList<PriorVersion> Add(IReadOnlyList<PriorVersion> priors, Interaction interaction, string principal)
    {
        var sequence = priors.Where(prior => prior.Version == interaction.Version)
            .Select(prior => prior.Sequence + 1).DefaultIfEmpty(0).Max();
        return Newest(priors.Append(new PriorVersion(sequence, interaction, principal)));
    }

    private static IReadOnlyList<PriorVersion> Newest(IEnumerable<PriorVersion> priors) =>
        [.. priors.OrderByDescending(prior => prior.Version).ThenByDescending(prior => prior.Sequence).Take(MaxPriors)];

    private static Interaction WithoutIds(Interaction interaction)
    {
        var copy = interaction.Clone();
        (copy.CustomerId, copy.InteractionId) = ("", "");
        return copy;
    }
}
