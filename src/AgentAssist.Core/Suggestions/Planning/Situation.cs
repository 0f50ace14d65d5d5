namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>What kind of moment this is for the customer; it decides the plans.</summary>
internal enum Situation
{
    AngryOurs,
    AngryUnclear,
    BrokenPromise,
    RepeatContact,
    Anxious,
    Grieving,
    Confused,
    Delighted,
    GoodNews,
    Waiting,
    Abusive,
    Hurry,
    Problem,
    Request,

    /// <summary>The customer says something by the way: it wants to be heard, and nothing is to be done.</summary>
    Remark,
    Answer,
    Greeting,
    Closing,
}

/// <summary>How far the conversation has come.</summary>
internal enum Phase
{
    /// <summary>The company's side has not spoken yet.</summary>
    Opening,

    /// <summary>The matter is not clear yet.</summary>
    Exploring,

    /// <summary>The matter is known: what remains is to solve it.</summary>
    Resolving,

    /// <summary>The customer takes leave.</summary>
    Closing,
}

/// <summary>The names by which phases and situations are known in data.</summary>
internal static class Names
{
    public static string Of(Phase phase) => phase switch
    {
        Phase.Opening => "opening",
        Phase.Exploring => "exploring",
        Phase.Resolving => "resolving",
        _ => "closing",
    };

    public static string Of(Situation situation) => situation switch
    {
        Situation.AngryOurs => "angry-ours",
        Situation.AngryUnclear => "angry-unclear",
        Situation.BrokenPromise => "broken-promise",
        Situation.RepeatContact => "repeat-contact",
        Situation.Anxious => "anxious",
        Situation.Grieving => "grieving",
        Situation.Confused => "confused",
        Situation.Delighted => "delighted",
        Situation.GoodNews => "good-news",
        Situation.Waiting => "waiting",
        Situation.Abusive => "abusive",
        Situation.Hurry => "hurry",
        Situation.Problem => "problem",
        Situation.Request => "request",
        Situation.Remark => "remark",
        Situation.Answer => "answer",
        Situation.Greeting => "greeting",
        _ => "closing",
    };
}
