using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Records;

/// <summary>An interaction with what it means and the day that a customer would say for it.</summary>
/// <param name="Interaction">The record itself.</param>
/// <param name="Meanings">What it says happened.</param>
/// <param name="At">When it happened.</param>
/// <param name="Day">The day it took effect, in the customer's time zone.</param>
internal sealed record HistoryRecord(Interaction Interaction, RecordMeaning Meanings, DateTimeOffset At, DateOnly Day)
{
    public bool Is(RecordMeaning meaning) => (Meanings & meaning) != RecordMeaning.None;

    public string Reference => Interaction.Reference;

    public string Fact(string name) => Interaction.Facts.TryGetValue(name, out var value) ? value : "";

    /// <summary>The record as proof, the same one each time.</summary>
    public Evidence Evidence { get; } = new() { Kind = EvidenceKind.Interaction, Id = Interaction.InteractionId };
}
