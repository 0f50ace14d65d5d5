using AgentAssist.V1;

namespace AgentAssist.Core.Customers;

/// <summary>
/// Which references speak of one matter: a record whose facts name another record's reference is about that as well, as an
/// invoice that names its service is.
/// </summary>
internal sealed class EffortLinks
{
    private readonly Dictionary<string, string> _parents = new(StringComparer.OrdinalIgnoreCase);

    public EffortLinks(IEnumerable<Interaction> interactions)
    {
        var list = interactions as IReadOnlyCollection<Interaction> ?? [.. interactions];
        foreach (var interaction in list)
        {
            if (interaction.Reference.Length > 0)
            {
                _parents.TryAdd(interaction.Reference, interaction.Reference);
            }
        }

        foreach (var interaction in list)
        {
            foreach (var value in interaction.Facts.Values)
            {
                if (interaction.Reference.Length > 0 && _parents.ContainsKey(value))
                {
                    _parents[RootOf(interaction.Reference)] = RootOf(value);
                }
            }
        }
    }

    /// <summary>The reference that stands for the matter; the reference itself when nothing links it.</summary>
    public string RootOf(string reference)
    {
        while (_parents.TryGetValue(reference, out var parent) && parent != reference)
        {
            reference = parent;
        }

        return reference;
    }
}
