using System.Text;
using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Voicing;

/// <summary>
/// A text cut into words and what stands between them, so that words can be changed and nothing else. A slot in braces is a word
/// that equals no other.
/// </summary>
internal sealed partial class WordRun
{
    private readonly List<string> _words = [];

    // One more than there are words: what stands before the first, between two, and behind the last.
    private readonly List<string> _gaps = [];

    private WordRun(string text)
    {
        var end = 0;
        foreach (Match match in Word().Matches(text))
        {
            _gaps.Add(text[end..match.Index]);
            _words.Add(match.Value);
            end = match.Index + match.Length;
        }

        _gaps.Add(text[end..]);
        Asks = text.Contains('?', StringComparison.Ordinal);
    }

    public int Count => _words.Count;

    /// <summary>Whether the text asks something.</summary>
    public bool Asks { get; }

    public string this[int index]
    {
        get => _words[index];
        set => _words[index] = value;
    }

    public static WordRun Cut(string text) => new(text);

    /// <summary>The word in lower case with a straight apostrophe; empty beyond either end and for a slot.</summary>
    public string Lower(int index) =>
        index < 0 || index >= _words.Count || _words[index][0] == '{' ? "" : _words[index].ToLowerInvariant().Replace('’', '\'');

    /// <summary>The word after the one given, as <see cref="Lower"/> gives it; empty where more than a space is between them.</summary>
    public string After(int index) => Joined(index) ? Lower(index + 1) : "";

    /// <summary>The word before the one given, in the same way.</summary>
    public string Before(int index) => index > 0 && Joined(index - 1) ? Lower(index - 1) : "";

    /// <summary>Whether only a space is between the word and the next.</summary>
    public bool Joined(int index) => index >= 0 && index + 1 < _words.Count && _gaps[index + 1] is " ";

    /// <summary>Removes a word with the space before it.</summary>
    public void Remove(int index)
    {
        _words.RemoveAt(index);
        _gaps.RemoveAt(index);
    }

    public override string ToString()
    {
        var text = new StringBuilder(_gaps[0]);
        for (var i = 0; i < _words.Count; i++)
        {
            text.Append(_words[i]).Append(_gaps[i + 1]);
        }

        return text.ToString();
    }

    /// <summary>Gives a word the capitals of another.</summary>
    public static string LikeCapitals(string word, string model)
    {
        var letters = model.Count(char.IsLetter);
        if (letters > 1 && !model.Any(char.IsLower))
        {
            return word.ToUpperInvariant();
        }

        return char.IsUpper(model[0]) ? char.ToUpperInvariant(word[0]) + word[1..] : word;
    }

    [GeneratedRegex(@"\{[^}]*\}|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*")]
    private static partial Regex Word();
}
