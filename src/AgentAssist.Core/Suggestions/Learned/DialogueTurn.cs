using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>One turn of a dialogue, as far as replies are learned from it.</summary>
/// <param name="Ours">Whether the company's side spoke.</param>
/// <param name="Text">What the customer said; what our side said without what is personal, empty where nothing was left.</param>
/// <param name="Intent">The customer's intent; empty for our side.</param>
internal readonly record struct DialogueTurn(bool Ours, string Text, string Intent)
{
    public static bool IsOurs(Role role) => role is Role.HumanAgent or Role.Bot;
}
