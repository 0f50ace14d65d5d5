namespace AgentAssist.Core.Understanding.Text;

/// <summary>One rule: words of a kind with this ending have these forms, some with pronouns hung on ("dar", "darme").</summary>
internal sealed record EndingRule(char Kind, string Ending, string[] Forms, string[] Hosts);

/// <summary>What a verb has beside its rule: stems that take the same endings, and forms of their own.</summary>
internal sealed record IrregularVerb(string[] Stems, string[] Forms);

/// <summary>
/// Words of a language that inflects by its endings, all from data: Inflection.es.tsv shows the format. Makes more forms than
/// people use, which costs little, because nobody types them.
/// </summary>
internal sealed class EndingForms : WordForms
{
    private const int ShortestStem = 2;

    private readonly List<EndingRule> _rules;
    private readonly string[] _pronouns;
    private readonly Dictionary<string, IrregularVerb> _irregular;

    private EndingForms(List<EndingRule> rules, string[] pronouns, Dictionary<string, IrregularVerb> irregular)
    {
        _rules = rules;
        _pronouns = pronouns;
        _irregular = irregular;
    }

    public static EndingForms Load(string inflectionFile, string irregularFile)
    {
        var rules = new List<EndingRule>();
        var pronouns = Array.Empty<string>();
        foreach (var row in EmbeddedTable.Read(inflectionFile))
        {
            if (row[0] == "pronoun")
            {
                pronouns = Words(row[2]);
            }
            else
            {
                rules.Add(new EndingRule(row[0][0], row[1], Words(row[2]), Words(row[3])));
            }
        }

        var irregular = EmbeddedTable.Read(irregularFile)
            .ToDictionary(row => Folding.Fold(row[0]), row => new IrregularVerb(Words(row[1]), Words(row[2])), StringComparer.Ordinal);
        rules.Sort(static (a, b) => b.Ending.Length.CompareTo(a.Ending.Length));
        return new EndingForms(rules, pronouns, irregular);
    }

    public override IEnumerable<string> Forms(string word, string kinds)
    {
        yield return word;
        var (head, tail) = Split(Folding.Fold(word));
        foreach (var kind in kinds)
        {
            foreach (var form in FormsOf(head, kind))
            {
                yield return form + tail;
            }
        }
    }

    private static string[] Words(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private IEnumerable<string> FormsOf(string word, char kind)
    {
        var rule = _rules.Find(r => r.Kind == kind && word.EndsWith(r.Ending, StringComparison.Ordinal));
        var irregular = kind == 'v' ? _irregular.GetValueOrDefault(word) : null;
        if (rule is not null)
        {
            // Of "ir" or "ser" the rule would make "es" and "se"; verbs that short are irregular throughout.
            var stem = word[..^rule.Ending.Length];
            foreach (var form in stem.Length < ShortestStem ? [] : Conjugate(rule, stem))
            {
                yield return form;
            }

            // Stems are written as they stand before the plainest ending of the class: "pid" of "pedir" before "ir".
            var plain = _rules.FindLast(r => r.Kind == kind && word.EndsWith(r.Ending, StringComparison.Ordinal))!;
            foreach (var form in irregular?.Stems.SelectMany(other => Conjugate(plain, other)) ?? [])
            {
                yield return form;
            }
        }

        foreach (var form in irregular?.Forms ?? [])
        {
            yield return form;
        }
    }

    private IEnumerable<string> Conjugate(EndingRule rule, string stem)
    {
        foreach (var ending in rule.Forms)
        {
            yield return stem + ending;
        }

        foreach (var host in rule.Hosts)
        {
            foreach (var pronoun in _pronouns)
            {
                yield return stem + host + pronoun;
            }
        }
    }
}
