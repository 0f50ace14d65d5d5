using System.Globalization;
using AgentAssist.Core.Understanding.Text;

namespace AgentAssist.Core.Understanding.Patterns;

/// <summary>
/// Compiles the pattern language of the signal files; Signals.tsv documents it for whoever writes patterns. Every
/// alternative of a group and every optional word becomes a pattern of its own, so that matching stays simple.
/// </summary>
internal sealed class PatternCompiler(Vocabulary vocabulary, WordSets sets, WordForms wordForms)
{
    // Parts the words of a set that came out of a group, so that a group around it does not split it again.
    private const char Or = '\u0001';

    private readonly Dictionary<string, HashSet<int>> _classes = new(StringComparer.Ordinal);

    // A group writes its words into as many patterns as it has sequences, so the same words come again and again.
    private readonly Dictionary<string, WordSet> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _forms = new(StringComparer.Ordinal);

    /// <summary>Defines a class of words, for example "@company" as "you|they|your company".</summary>
    public void Define(string name, string words)
    {
        var set = new HashSet<int>();
        foreach (var word in words.Split('|'))
        {
            set.UnionWith(Words(word));
        }

        _classes[name] = set;
    }

    public IEnumerable<PhrasePattern> Compile(string kind, string score, string pattern)
    {
        var cancels = score switch
        {
            "-" => CancelScope.Touching,
            "--" => CancelScope.Sentence,
            "---" => CancelScope.Text,
            _ => CancelScope.None,
        };
        var weight = cancels == CancelScope.None ? double.Parse(score, CultureInfo.InvariantCulture) : 0;
        foreach (var flat in Flatten(pattern).Distinct(StringComparer.Ordinal))
        {
            var elements = flat.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Element).ToArray();
            if (elements.Length == 0 || elements.All(e => e.Kind != ElementKind.Word))
            {
                throw new InvalidDataException($"The pattern \"{pattern}\" holds no word.");
            }

            yield return new PhrasePattern(kind, weight, cancels, elements);
        }
    }

    // "a (b c|d) e?" gives "a b c e", "a b c", "a d e", "a d".
    private static IEnumerable<string> Flatten(string pattern)
    {
        var open = pattern.LastIndexOf('(');
        if (open >= 0)
        {
            var close = pattern.IndexOf(')', open);
            var optional = close + 1 < pattern.Length && pattern[close + 1] == '?';
            var (before, after) = (pattern[..open], pattern[(close + (optional ? 2 : 1))..]);

            var parts = Merge(pattern[(open + 1)..close].Split('|'));
            return (optional ? parts.Append(string.Empty) : parts).SelectMany(part => Flatten(before + part + after));
        }

        var words = pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var index = Array.FindIndex(words, word => word.EndsWith('?') && word != "??");
        if (index < 0)
        {
            return [string.Join(' ', words)];
        }

        var with = (string[])words.Clone();
        with[index] = with[index][..^1];
        return Flatten(string.Join(' ', with)).Concat(Flatten(string.Join(' ', words.Where((_, i) => i != index))));
    }

    // The single words of a group are one set; only its sequences need patterns of their own.
    private static List<string> Merge(string[] parts)
    {
        var merged = parts.Where(part => !IsWord(part)).ToList();
        var words = parts.Where(IsWord).ToArray();
        if (words.Length > 0)
        {
            merged.Add(string.Join(Or, words));
        }

        return merged;
    }

    private static bool IsWord(string part)
    {
        return part.Length > 0 && !part.Contains(' ', StringComparison.Ordinal) && part[^1] != '?' && part[0] is not ('!' or '*' or '<' or '>' or '.');
    }

    private PatternElement Element(string text) => text switch
    {
        "_" => new(ElementKind.Any, null, 0),
        "<" => new(ElementKind.SentenceStart, null, 0),
        ">" => new(ElementKind.SentenceEnd, null, 0),
        "??" => new(ElementKind.Question, null, 0),
        ".." => new(ElementKind.Statement, null, 0),
        _ when text[0] == '*' => new(ElementKind.Gap, null, int.Parse(text.AsSpan(1), CultureInfo.InvariantCulture)),
        _ when text.StartsWith("!<", StringComparison.Ordinal) => new(ElementKind.NotBefore, Set(text[2..]), 0),
        _ when text[0] == '!' => new(ElementKind.NotNext, Set(text[1..]), 0),
        _ => new(ElementKind.Word, Set(text), 0),
    };

    private WordSet Set(string alternatives)
    {
        if (!_seen.TryGetValue(alternatives, out var set))
        {
            _seen.Add(alternatives, set = sets.Get(alternatives.Split(['|', Or]).SelectMany(Words)));
        }

        return set;
    }

    private IEnumerable<int> Words(string word)
    {
        if (word.Length == 0)
        {
            throw new InvalidDataException("A pattern has an empty alternative.");
        }

        if (word[0] == '@')
        {
            return _classes.TryGetValue(word, out var set) ? set : throw new InvalidDataException($"The class {word} is not defined before its use.");
        }

        if (word[^1] != '~')
        {
            return [vocabulary.Add(word)];
        }

        if (!_forms.TryGetValue(word, out var forms))
        {
            _forms.Add(word, forms = [.. wordForms.Forms(word[..^1], "v").Select(vocabulary.Add).Distinct()]);
        }

        return forms;
    }
}
