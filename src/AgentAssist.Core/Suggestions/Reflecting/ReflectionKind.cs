namespace AgentAssist.Core.Suggestions.Reflecting;

/// <summary>As what the customer's words are said back.</summary>
internal enum ReflectionKind
{
    /// <summary>A statement: "your order never came".</summary>
    Statement,

    /// <summary>A question, turned round: "when it arrives".</summary>
    Question,

    /// <summary>What the customer would like to do: "change your flight".</summary>
    Wish,

    /// <summary>What we are to do: "send you a new card".</summary>
    Task,

    /// <summary>A short answer as it was given: "6 guests".</summary>
    Value,

    /// <summary>What a question is about: "the fees at Heathrow".</summary>
    Topic,

    /// <summary>What a statement is about: "your workshop".</summary>
    Told,

    /// <summary>What the customer hopes: "it gets fixed soon".</summary>
    Hope,

    /// <summary>The thing that it is about: "your gym membership".</summary>
    Thing,
}
