using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>What fills a slot, with the records behind it.</summary>
internal sealed record SlotValue(string Text, IReadOnlyList<Evidence> Evidence)
{
    public int Words { get; } = WordCount.Of(Text);
}
