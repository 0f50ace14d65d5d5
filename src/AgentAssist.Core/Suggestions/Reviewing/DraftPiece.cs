namespace AgentAssist.Core.Suggestions.Reviewing;

/// <summary>One sentence of a draft with the white space before it.</summary>
/// <param name="Lead">The white space.</param>
/// <param name="Text">The sentence; never empty.</param>
/// <param name="IsFrame">Whether it greets or signs and says nothing of the matter.</param>
internal sealed record DraftPiece(string Lead, string Text, bool IsFrame)
{
    /// <summary>Whether the library lent it; false for what the agent typed.</summary>
    public bool IsLent { get; init; }

    /// <summary>Whether it went on in the line of a greeting, as the agent typed it.</summary>
    public bool FollowsGreeting { get; init; }
}
