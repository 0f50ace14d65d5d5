namespace AgentAssist.Core.Customers.Promises;

/// <summary>What stands before a word.</summary>
internal enum Pause : byte
{
    None,

    /// <summary>A comma, a dash, a bracket.</summary>
    Comma,

    /// <summary>A colon or an ellipsis: the words before and after are different clauses.</summary>
    Clause,
}

/// <summary>One word or number of a sentence.</summary>
/// <param name="Start">UTF-16 index where it begins.</param>
/// <param name="End">UTF-16 index where it ends, exclusive.</param>
/// <param name="Text">The word in small letters, contractions written out.</param>
/// <param name="Before">What stands before it.</param>
/// <param name="IsQuoted">Whether it stands in quotation marks or in a quoted line.</param>
/// <param name="IsName">Whether it begins with a capital where no sentence begins.</param>
internal readonly record struct Word(int Start, int End, string Text, Pause Before, bool IsQuoted, bool IsName);

/// <summary>The words between two full stops.</summary>
/// <param name="Words">Never empty.</param>
/// <param name="Asks">Whether a question mark ends it.</param>
internal sealed record Sentence(string Source, Word[] Words, bool Asks)
{
    public int Count => Words.Length;

    /// <summary>The word at <paramref name="i"/>; empty outside the sentence.</summary>
    public string this[int i] => (uint)i < (uint)Words.Length ? Words[i].Text : "";

    /// <summary>What stands before the word at <paramref name="i"/>; a clause's pause outside the sentence.</summary>
    public Pause PauseAt(int i) => i > 0 && i < Words.Length ? Words[i].Before : Pause.Clause;

    /// <summary>The words from <paramref name="from"/> to before <paramref name="to"/> as they were written.</summary>
    public ReadOnlySpan<char> Written(int from, int to) => Source.AsSpan(Words[from].Start, Words[to - 1].End - Words[from].Start);
}
