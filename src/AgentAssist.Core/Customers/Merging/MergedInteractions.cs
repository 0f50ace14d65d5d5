using System.Security.Cryptography;
using System.Text;

namespace AgentAssist.Core.Customers.Merging;

/// <summary>
/// What becomes of interactions that were written under one id to customers who turn out to be the same person. Those of equal
/// content become one. Of different ones the customer's own keeps the id, or where there is none the one of the customer with
/// the lowest id; each other gets an id of its own. Which merge came first does not matter.
/// </summary>
public static class MergedInteractions
{
    private const int MaxIdLength = 128;
    private const int MarkLength = 16;

    /// <summary>Unites the interactions of one written id.</summary>
    /// <param name="members">All of them, with their origins as seen from the customer who stays.</param>
    /// <param name="customerId">The customer who stays.</param>
    public static IReadOnlyList<HeldInteraction> Unite(IEnumerable<HeldInteraction> members, string customerId)
    {
        var united = new List<HeldInteraction>();
        foreach (var member in members.OrderBy(member => member.Origin, StringComparer.Ordinal))
        {
            // An empty origin, the customer's own, comes first.
            var same = united.FindIndex(kept => Corrections.SameContent(kept.Interaction, member.Interaction));
            if (same >= 0)
            {
                united[same] = united[same] with { Priors = Corrections.Unite(united[same].Priors, member.Priors) };
            }
            else
            {
                united.Add(Named(member, isFirst: united.Count == 0, customerId));
            }
        }

        return [.. united.Select(held => held with
        {
            Priors = [.. held.Priors.Select(prior => prior with { Interaction = Named(prior.Interaction, held.Id, customerId) })],
        })];
    }

    /// <summary>Which interactions have another id since they were united: the ids of before, with those of now.</summary>
    /// <param name="before">Some of what was united, of one customer.</param>
    public static IReadOnlyDictionary<string, string> Renamed(IEnumerable<HeldInteraction> before, IReadOnlyList<HeldInteraction> united) =>
        before
            .Select(held => (Then: held.Id, Now: united.First(kept => Corrections.SameContent(kept.Interaction, held.Interaction)).Id))
            .Where(ids => ids.Then != ids.Now)
            .ToDictionary(ids => ids.Then, ids => ids.Now, StringComparer.Ordinal);

    private static HeldInteraction Named(HeldInteraction member, bool isFirst, string customerId)
    {
        var id = isFirst ? member.WrittenId : Distinct(member.WrittenId, member.Origin);
        return member with
        {
            Id = id,
            BaseId = isFirst ? "" : member.WrittenId,
            Interaction = Named(member.Interaction, id, customerId),
        };
    }

    private static V1.Interaction Named(V1.Interaction interaction, string id, string customerId)
    {
        var copy = interaction.Clone();
        (copy.InteractionId, copy.CustomerId) = (id, customerId);
        return copy;
    }

    // A hash and not the customer's id, so that it fits and says nothing.
    internal static string Distinct(string id, string origin)
    {
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{origin}\n{id}")))[..MarkLength];
        return $"{id[..Math.Min(id.Length, MaxIdLength - MarkLength - 1)]}~{mark}";
    }
}
