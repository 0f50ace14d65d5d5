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
        if (_known.TryGetValue(interaction, out var known) && known.Texts.AreOf(interaction))
        {
            return known.Value;
        }

        var value = read(interaction);
        _known.AddOrUpdate(interaction, new Known(RecordTexts.Of(interaction), value));
        return value;
    }

    private sealed record Known(RecordTexts Texts, T Value);
}

/// <summary>The texts that a record had when it was read. Records are frozen once they are history; before that, whoever masks them gives them others.</summary>
internal readonly record struct RecordTexts(string Kind, string Summary, int Facts)
{
    public static RecordTexts Of(Interaction interaction) => new(interaction.Kind, interaction.Summary, interaction.Facts.Count);

    /// <summary>Whether the record still has them.</summary>
    public bool AreOf(Interaction interaction) =>
        ReferenceEquals(Kind, interaction.Kind) && ReferenceEquals(Summary, interaction.Summary) && Facts == interaction.Facts.Count;
}
