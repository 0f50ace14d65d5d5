using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Checking;

/// <summary>What was found in a reply.</summary>
/// <param name="Findings">What should not be sent as it stands, in the order of the text; spans are UTF-16 indices into it.</param>
/// <param name="Sentences">
/// Its sentences in order, each with the records that prove its facts; empty evidence where a sentence states none.
/// </param>
public sealed record ReplyReview(IReadOnlyList<DraftFinding> Findings, IReadOnlyList<SuggestionSentence> Sentences)
{
    /// <summary>Whether nothing stands against sending it.</summary>
    public bool IsClean => Findings.Count == 0;
}
