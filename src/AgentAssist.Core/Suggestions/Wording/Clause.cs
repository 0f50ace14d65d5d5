namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>A clause that may be said back to the customer.</summary>
/// <param name="Said">In the second person, without a capital or a full stop: "you're still getting invoices from us".</param>
/// <param name="Words">As the customer said it.</param>
/// <param name="Trouble">How many of its words tell of a problem.</param>
/// <param name="AccusesUs">Whether it pronounces on the company, so that it must be told as the customer's account.</param>
internal sealed record Clause(string Said, IReadOnlyList<Token> Words, int Trouble, bool AccusesUs)
{
    /// <summary>Whether the customer did it.</summary>
    public bool BySpeaker { get; init; }

    /// <summary>Whether it says what only a decision can settle, such as who owes what.</summary>
    public bool Claims { get; init; }

    /// <summary>Whether it tells of something that happened.</summary>
    public bool IsPast { get; init; }

    /// <summary>Whether it says what the customer needs, which only supports another clause.</summary>
    public bool NeedsSomething { get; init; }
}
