using System.Globalization;
using AgentAssist.Core.Understanding.Patterns;
using AgentAssist.Core.Understanding.Sentiment;
using AgentAssist.Core.Understanding.Text;
using AgentAssist.V1;

namespace AgentAssist.Core.Understanding.Signals;

/// <summary>A kind of signal found in a text.</summary>
/// <param name="Kind">UNSPECIFIED where the kind serves the analysis only.</param>
/// <param name="Spans">The words, in order; never empty.</param>
internal sealed record FoundSignal(SignalEffect Effect, SignalKind Kind, double Score, List<TextSpan> Spans);

/// <summary>Finds signals by the patterns of a language's Signals file.</summary>
internal sealed class SignalReader
{
    /// <summary>The kinds that the API names.</summary>
    public static readonly string[] Kinds =
    [
        "EFFORT", "FAIRNESS", "CHURN", "URGENCY", "VULNERABILITY", "ABUSE", "GRATITUDE", "QUESTION_UNANSWERED", "WANTS_HUMAN",
        "WANTS_SUPERVISOR", "LEGAL_OR_PRESS", "PROMISE_BROKEN", "CONFUSION",
    ];

    private const string Sarcasm = "SARCASM";
    private const int MostSarcasm = 64;

    private readonly Dictionary<string, SignalEffect> _effects;
    private readonly PatternIndex _index;

    private SignalReader(Dictionary<string, SignalEffect> effects, PatternIndex index)
    {
        _effects = effects;
        _index = index;
    }

    public static SignalReader Load(Vocabulary vocabulary, WordForms forms, string file)
    {
        var effects = EmbeddedTable.Read("SignalEffects.tsv").Select(Effect).ToDictionary(e => e.Kind, StringComparer.Ordinal);
        var sets = new WordSets();
        var compiler = new PatternCompiler(vocabulary, sets, forms);
        var patterns = new List<PhrasePattern>();
        var pairs = new List<PartPair>();
        foreach (var row in EmbeddedTable.Read(file))
        {
            if (row[0].StartsWith('@'))
            {
                compiler.Define(row[0], row[2]);
            }
            else if (row[2].StartsWith(PartPair.Mark) && effects.ContainsKey(row[0]))
            {
                pairs.Add(PartPair.Read(row[0], double.Parse(row[1], CultureInfo.InvariantCulture), row[2]));
            }
            else if (row[0].StartsWith(PartPair.Mark) || effects.ContainsKey(row[0]))
            {
                patterns.AddRange(compiler.Compile(row[0], row[1], row[2]));
            }
            else
            {
                throw new InvalidDataException($"{file}: {row[0]} has no row in SignalEffects.tsv.");
            }
        }

        return new SignalReader(effects, new PatternIndex(patterns, pairs, sets, vocabulary));
    }

    public List<PatternMatch> Match(TokenizedText text) => _index.Find(text);

    /// <summary>The stretches that mean the opposite of what they say; the first ones of a very long text.</summary>
    public static List<PatternMatch> SarcasmOf(List<PatternMatch> matches)
    {
        var sarcasm = new List<PatternMatch>();
        foreach (var match in matches)
        {
            if (sarcasm.Count < MostSarcasm && string.Equals(match.Pattern.Kind, Sarcasm, StringComparison.Ordinal))
            {
                sarcasm.Add(match);
            }
        }

        return sarcasm;
    }

    /// <summary>One signal for each kind that matched, strongest first.</summary>
    public List<FoundSignal> Read(TokenizedText text, List<PatternMatch> matches, List<PatternMatch> sarcasm)
    {
        var found = new List<FoundSignal>();
        foreach (var match in matches)
        {
            // Praise that is meant the other way round is no gratitude.
            if (string.Equals(match.Pattern.Kind, "GRATITUDE", StringComparison.Ordinal) && sarcasm.Count > 0)
            {
                continue;
            }

            var span = Spans.Of(text, match.FirstToken, match.EndToken);
            var effect = _effects[match.Pattern.Kind];
            var index = IndexOf(found, effect);
            if (index < 0)
            {
                found.Add(new FoundSignal(effect, KindOf(match.Pattern.Kind), match.Pattern.Score, [span]));
            }
            else
            {
                found[index] = Join(found[index], match.Pattern.Score, span);
            }
        }

        found.Sort(StrongestFirst);
        return found;
    }

    /// <summary>A signal of a kind, with no score and no words yet.</summary>
    public FoundSignal Empty(string kind) => new(_effects[kind], KindOf(kind), 0, []);

    public static int StrongestFirst(FoundSignal a, FoundSignal b)
    {
        var byScore = b.Score.CompareTo(a.Score);
        return byScore != 0 ? byScore : a.Kind.CompareTo(b.Kind);
    }

    private static int IndexOf(List<FoundSignal> found, SignalEffect effect)
    {
        for (var i = 0; i < found.Count; i++)
        {
            if (ReferenceEquals(found[i].Effect, effect))
            {
                return i;
            }
        }

        return -1;
    }

    // Two patterns over the same words are one proof; over different words they are two.
    private static FoundSignal Join(FoundSignal signal, double score, TextSpan span)
    {
        var spans = signal.Spans;
        var overlapping = 0;
        while (overlapping < spans.Count && !(spans[overlapping].Start < span.End && span.Start < spans[overlapping].End))
        {
            overlapping++;
        }

        if (overlapping < spans.Count)
        {
            spans[overlapping] = new TextSpan
            {
                Start = Math.Min(spans[overlapping].Start, span.Start),
                End = Math.Max(spans[overlapping].End, span.End),
            };
            return signal with { Score = Math.Max(signal.Score, score) };
        }

        if (spans.Count < Text.Spans.Most)
        {
            spans.Add(span);
        }

        return signal with { Score = 1 - ((1 - signal.Score) * (1 - (score / 2))) };
    }

    private static SignalKind KindOf(string kind) => kind switch
    {
        "EFFORT" => SignalKind.Effort,
        "FAIRNESS" => SignalKind.Fairness,
        "CHURN" => SignalKind.Churn,
        "URGENCY" => SignalKind.Urgency,
        "VULNERABILITY" => SignalKind.Vulnerability,
        "ABUSE" => SignalKind.Abuse,
        "GRATITUDE" => SignalKind.Gratitude,
        "QUESTION_UNANSWERED" => SignalKind.QuestionUnanswered,
        "WANTS_HUMAN" => SignalKind.WantsHuman,
        "WANTS_SUPERVISOR" => SignalKind.WantsSupervisor,
        "LEGAL_OR_PRESS" => SignalKind.LegalOrPress,
        "PROMISE_BROKEN" => SignalKind.PromiseBroken,
        "CONFUSION" => SignalKind.Confusion,
        _ => SignalKind.Unspecified,
    };

    private static SignalEffect Effect(string[] row)
    {
        double Cell(int i) => double.Parse(row[i], CultureInfo.InvariantCulture);
        var emotions = row[4].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(':'))
            .Select(part => (EmotionNames.IndexOf(part[0]), double.Parse(part[1], CultureInfo.InvariantCulture)));
        return new SignalEffect(row[0], row[1], Cell(2), Cell(3), [.. emotions]);
    }
}
