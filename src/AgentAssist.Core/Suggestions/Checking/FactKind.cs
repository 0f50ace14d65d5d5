namespace AgentAssist.Core.Suggestions.Checking;

/// <summary>What kind of fact some words state.</summary>
internal enum FactKind
{
    /// <summary>A day of the calendar: "March 5".</summary>
    Day,

    /// <summary>A day by its name or its distance: "Monday", "yesterday".</summary>
    NamedDay,

    /// <summary>A time of day: "3 pm".</summary>
    Time,

    /// <summary>An amount of money: "$85".</summary>
    Amount,

    /// <summary>A reference or another identifier: "INV-5530017".</summary>
    Identifier,

    /// <summary>A number of something: "eight years".</summary>
    Number,

    /// <summary>Something that is or happened: "was delivered".</summary>
    State,
}

/// <summary>Some words of a sentence that state a fact.</summary>
/// <param name="Start">Where they begin in the sentence, in UTF-16 code units.</param>
/// <param name="Length">How long they are.</param>
internal readonly record struct Fact(FactKind Kind, int Start, int Length)
{
    /// <summary>The day, for <see cref="FactKind.Day"/>.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The amount or number, for <see cref="FactKind.Amount"/> and <see cref="FactKind.Number"/>.</summary>
    public decimal Value { get; init; }

    /// <summary>The word to look for, in lower case, for the kinds that are compared as words.</summary>
    public string Word { get; init; } = "";

    /// <summary>What is stated, for <see cref="FactKind.State"/>.</summary>
    public Statement? Statement { get; init; }

    /// <summary>Whether it is denied: "was not delivered".</summary>
    public bool IsDenied { get; init; }

    public int End => Start + Length;
}
