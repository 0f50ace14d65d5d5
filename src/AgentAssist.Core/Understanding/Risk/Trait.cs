namespace AgentAssist.Core.Understanding.Risk;

/// <summary>What one turn shows that risk is made of. Numbers are 0 to 1 unless it says otherwise.</summary>
internal enum Trait
{
    // Of the customer's turns, from their analysis.
    Anger,
    Negative,
    Positive,

    /// <summary>Whether it is positive at all.</summary>
    Pleased,
    Complaint,
    Abuse,
    Leaving,
    Publicity,
    Senior,
    Human,
    Effort,
    Unfair,
    Broken,
    Urgency,
    Confusion,
    Thanks,

    // Of the customer's turns, from how they are written.
    Insistence,
    Capitals,
    Curt,

    /// <summary>In characters.</summary>
    Length,
    Repeats,

    // Of the customer's turns, from words of Manner.tsv.
    Please,
    Why,
    You,
    Negation,
    Again,

    // Of the company's turns, from words of Manner.tsv.
    Refuses,
    Apologises,
    Lost,
}
