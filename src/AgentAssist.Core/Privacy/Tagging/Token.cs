namespace AgentAssist.Core.Privacy.Tagging;

/// <summary>How a token is written. Digits and marks follow in ranges of their own.</summary>
internal enum Shape : byte
{
    /// <summary>Before the first and after the last token.</summary>
    Outside = 0,
    Lower = 1,
    Capitalised = 2,
    Capitals = 3,
    OneCapital = 4,
    Mixed = 5,

    /// <summary>Letters of a script without case.</summary>
    Caseless = 6,

    /// <summary>One digit; 9 is two digits, and so on to six and more.</summary>
    OneDigit = 8,

    /// <summary>A line break.</summary>
    Line = 15,

    /// <summary>Any mark that is not told apart.</summary>
    Mark = 16,
}

/// <summary>A word, a row of digits, a mark or a line break of the source text, as the tagger sees it.</summary>
internal struct Token
{
    public int Start;

    /// <summary>Exclusive.</summary>
    public int End;

    /// <summary>The hash of the folded word; of digits, of their number; of a mark, of itself.</summary>
    public uint Word;

    /// <summary>Hashes of the first three and the last two, three and four folded characters.</summary>
    public uint Prefix3;
    public uint Suffix2;
    public uint Suffix3;
    public uint Suffix4;
    public Shape Shape;
    public WordClasses Classes;

    /// <summary>Whether nothing stands between it and the token before.</summary>
    public bool Glued;

    /// <summary>Whether it holds a Latin letter with a mark, as few English words do.</summary>
    public bool Marked;

    /// <summary>Whether it is the first of its line or sentence.</summary>
    public bool Opens;
}
