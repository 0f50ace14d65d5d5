using System.Runtime.CompilerServices;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Records;

/// <summary>
/// Keeps what was read in a record for as long as the record lives: the cached history gives the same records to every turn of a
/// conversation, and each of its steps asks again. Safe to share between threads.
/// </summary>
internal sealed class RecordMemo<T>
{
    private readonly ConditionalWeakTable<Interaction, Known> _known = [];

    /// <summary>What was read in the record; read now where it was not, or was before the record got other texts.</summary>
    public T Of(Interaction interaction, Func<Interaction, T> read)
    {
        if (_known.TryGetValue(interaction, out var known) && known.IsOf(interaction))
        {
            return known.Value;
        }

        var value = read(interaction);
        _known.AddOrUpdate(interaction, new Known(interaction.Kind, interaction.Summary, interaction.Facts.Count, value));
        return value;
    }

    // Records are frozen once they are history; before that, whoever masks them gives them other texts.
    private sealed record Known(string Kind, string Summary, int Facts, T Value)
    {
        public bool IsOf(Interaction interaction) =>
            ReferenceEquals(Kind, interaction.Kind) && ReferenceEquals(Summary, interaction.Summary) && Facts == interaction.Facts.Count;
    }
}
