using System.Globalization;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>What this tenant's agents say in a situation.</summary>
/// <param name="Sentences">Its sentences, slots filled, each with its evidence.</param>
/// <param name="Share">How sure it is, 0 to 1.</param>
/// <param name="Conversations">In how many conversations it was said.</param>
internal sealed record TeamReply(IReadOnlyList<SuggestionSentence> Sentences, double Share, long Conversations)
{
    /// <summary>The question in it, where this is the moment to ask it; null for none.</summary>
    public Choice? Question { get; init; }

    /// <summary>The line that tells the agent where it comes from.</summary>
    public string Rationale => string.Create(CultureInfo.InvariantCulture, $"Said by your agents in {Conversations:N0} conversations like this.");
}
