namespace AgentAssist.Core.Privacy;

/// <summary>What stood between the announcing words and the value.</summary>
internal record struct Bridge
{
    /// <summary>A word such as "number" or a "#".</summary>
    public bool Named;

    /// <summary>A word such as "is" or a colon.</summary>
    public bool Stated;

    /// <summary>A colon or an equals sign.</summary>
    public bool Marked;

    /// <summary>A "#".</summary>
    public bool Hash;

    /// <summary>A word such as "to", which needs a value that looks like one.</summary>
    public bool Changed;

    /// <summary>A question mark or another break.</summary>
    public bool Asked;

    /// <summary>The opening quotation mark; NUL when none.</summary>
    public char Quote;
}
