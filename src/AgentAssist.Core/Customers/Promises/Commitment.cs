namespace AgentAssist.Core.Customers.Promises;

/// <summary>Who is said to act.</summary>
internal enum ActorKind : byte
{
    /// <summary>Nobody who could owe anything.</summary>
    None,

    /// <summary>"I".</summary>
    Speaker,

    /// <summary>"We".</summary>
    Company,

    /// <summary>A colleague, a team, a supplier.</summary>
    Other,

    /// <summary>What something is done to: "your refund", "it".</summary>
    Thing,

    /// <summary>"You", who will have or get something.</summary>
    Customer,
}

/// <summary>The words before a verb that say who acts.</summary>
internal readonly record struct Subject(ActorKind Kind, int Start, int End);

/// <summary>Words that commit somebody to something, before it is known whether the rest of the sentence takes that back.</summary>
/// <param name="Subject">Who acts; its words are empty where it is left out.</param>
/// <param name="Form">Index of the word that commits: "will", "am", "promise".</param>
/// <param name="Verb">Index of the verb that says what is owed.</param>
/// <param name="VerbForms">The form that this verb has, which verbs joined to it share.</param>
internal sealed record Commitment(Subject Subject, int Form, int Verb, VerbForms VerbForms)
{
    /// <summary>Whether the thing is what the verb is done to.</summary>
    public bool IsPassive { get; init; }

    /// <summary>Whether it commits only where a time is named ("I'm calling her tomorrow").</summary>
    public bool NeedsTime { get; init; }

    /// <summary>Whether the form says how things are, so that only words like "by Friday" make it a promise.</summary>
    public bool IsState { get; init; }

    /// <summary>Whether it is a noun behind the verb that is owed ("a callback").</summary>
    public bool IsGift { get; init; }

    /// <summary>Whether the sentence has no verb and the words begin with what is owed.</summary>
    public bool IsVerbless { get; init; }

    /// <summary>Whether the words are of one piece, with no verb to be read ("consider it done"); the index after them.</summary>
    public int PhraseEnd { get; init; }

    /// <summary>Where the words of the commitment begin.</summary>
    public int Start => Subject.End > Subject.Start ? Math.Min(Subject.Start, Form) : Form;
}
