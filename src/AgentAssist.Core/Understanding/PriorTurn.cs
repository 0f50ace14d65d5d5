using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Understanding.Risk;
using AgentAssist.V1;

namespace AgentAssist.Core.Understanding;

/// <summary>An utterance that came before, as later steps see it.</summary>
/// <param name="UtteranceId">Its id, for evidence.</param>
/// <param name="Role">Who spoke.</param>
/// <param name="Text">What was said, secrets masked.</param>
/// <param name="Analysis">What was understood of it; null for what the company's side said.</param>
public sealed record PriorTurn(string UtteranceId, Role Role, string Text, Analysis? Analysis)
{
    /// <summary>What risk read off the turn, once it has; no part of what makes turns equal.</summary>
    internal TurnReading? Reading { get; set; }

    /// <summary>What our side said without what is personal, once it was needed; no part of what makes turns equal.</summary>
    internal string? Impersonal { get; set; }

    /// <summary>What suggestions read off the turn, once they did; no part of what makes turns equal.</summary>
    internal PastTurn? Past { get; set; }

    /// <summary>Whether the same was said under the same id.</summary>
    public bool Equals(PriorTurn? other) =>
        other is not null && UtteranceId == other.UtteranceId && Role == other.Role && Text == other.Text && Equals(Analysis, other.Analysis);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(UtteranceId, Role, Text, Analysis);
}
