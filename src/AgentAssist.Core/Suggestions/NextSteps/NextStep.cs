namespace AgentAssist.Core.Suggestions.NextSteps;

/// <summary>What a good agent does next, once the customer has spoken.</summary>
internal enum NextStep
{
    /// <summary>Ask the customer for something that is missing.</summary>
    Ask,

    /// <summary>React to a remark and go on with what is under way.</summary>
    Chat,

    /// <summary>See to what the customer asked, answered or objected.</summary>
    Work,

    /// <summary>Nothing is open any more: react, and ask whether there is anything else or say goodbye.</summary>
    Wrap,
}
