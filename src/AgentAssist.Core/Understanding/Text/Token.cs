namespace AgentAssist.Core.Understanding.Text;

/// <summary>How strongly a token is set apart from the one before it.</summary>
internal enum Break : byte
{
    None,

    /// <summary>A comma, a dash, a bracket.</summary>
    Comma,

    /// <summary>A semicolon, a colon, an ellipsis.</summary>
    Clause,

    /// <summary>The end of a sentence or a line.</summary>
    Sentence,
}

/// <summary>One word, number, emoji or emoticon of a text.</summary>
/// <param name="Start">UTF-16 index where it begins.</param>
/// <param name="End">UTF-16 index where it ends, exclusive.</param>
/// <param name="Word">Its number in the vocabulary.</param>
/// <param name="Sentence">Index of the sentence it belongs to.</param>
/// <param name="Break">What stands before it.</param>
/// <param name="IsCapitals">Whether it is two letters or more, all capitals.</param>
/// <param name="IsStretched">Whether a letter was repeated for emphasis ("sooo").</param>
internal readonly record struct Token(int Start, int End, int Word, int Sentence, Break Break, bool IsCapitals, bool IsStretched);

/// <summary>How a sentence ends.</summary>
/// <param name="FirstToken">Index of its first token.</param>
/// <param name="EndToken">Index after its last token.</param>
/// <param name="Exclamations">Number of exclamation marks in it.</param>
/// <param name="Questions">Number of question marks in it.</param>
internal readonly record struct SentenceShape(int FirstToken, int EndToken, int Exclamations, int Questions);

/// <summary>A text as tokens and sentences.</summary>
internal sealed class TokenizedText(string source)
{
    public string Source { get; } = source;

    public List<Token> Tokens { get; } = new((source.Length / 4) + 4);

    public List<SentenceShape> Sentences { get; } = [];

    /// <summary>Whether nearly every word is in capitals, so that capitals emphasise nothing.</summary>
    public bool IsShouted { get; set; }

    /// <summary>Whether nothing is stated, only asked.</summary>
    public bool OnlyAsks => Sentences.Count > 0 && Sentences.TrueForAll(s => s.Questions > 0);

    public SentenceShape SentenceOf(int token) => Sentences[Tokens[token].Sentence];
}
