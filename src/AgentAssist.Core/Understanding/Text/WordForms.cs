namespace AgentAssist.Core.Understanding.Text;

/// <summary>Makes the forms of a word, so that data files list each word once.</summary>
internal abstract class WordForms
{
    /// <summary>
    /// The forms of <paramref name="word"/>, itself first; some may come twice. <paramref name="kinds"/> holds v (verb), n (noun) and
    /// a (adjective) in any order, none for a word that has one form. A phrase inflects its first word as a verb.
    /// </summary>
    public abstract IEnumerable<string> Forms(string word, string kinds);

    /// <summary>Head and rest of a phrase; the rest keeps its space and is empty for a word.</summary>
    protected static (string Head, string Tail) Split(string phrase)
    {
        var space = phrase.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (phrase, string.Empty) : (phrase[..space], phrase[space..]);
    }
}

/// <summary>English words by rule, irregular verbs by their table.</summary>
internal sealed class EnglishForms(IReadOnlyDictionary<string, string[]> irregular) : WordForms
{
    public override IEnumerable<string> Forms(string word, string kinds)
    {
        var forms = Inflection.Forms(word, kinds);
        var (head, tail) = Split(word);
        return kinds.Contains('v', StringComparison.Ordinal) && irregular.TryGetValue(head, out var special)
            ? forms.Concat(special.Select(form => form + tail))
            : forms;
    }
}
