using System.Globalization;
using System.Text;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Rendering;
using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Cli.Offline;

/// <summary>
/// What a library's suggestions are like over many cases: steps, repetition, what the guards and the evidence checker find in them, and
/// how often the first one takes up what the customer said; the first findings are shown with their text. The checker reads the texts alone. Not thread-safe.
/// </summary>
internal sealed class AdviceReport(ReplyLibrary library)
{
    private const int MostRepeatedShown = 5;
    private const int FewestTellingWords = 2;
    private const int MostExamples = 5;

    private readonly ReplyChecker _checker = new(library);
    private readonly SortedDictionary<Move, int> _moves = [];
    private readonly SortedDictionary<string, int> _findings = new(StringComparer.Ordinal);
    private readonly List<string> _examples = [];
    private readonly Dictionary<string, int> _sentences = new(StringComparer.Ordinal);
    private int _cases;
    private int _turns;
    private int _telling;
    private int _takenUp;
    private int _suggestions;
    private int _factual;
    private int _unproven;

    /// <summary>Counts what was advised on a case.</summary>
    public void Add(Case one, AdviseResponse advised)
    {
        _cases++;
        PriorTurn[] turns = [.. one.Turns.Select((turn, i) => new PriorTurn($"turn:{i + 1}", turn.Role, turn.Text, null))];
        foreach (var advice in advised.TurnAdvice)
        {
            _turns++;
            CountTaken(turns[advice.Turn - 1].Text, advice);
            var ground = new CheckGround(
                turns[..advice.Turn], advised.CustomerContext, one.Channel == Channel.Unspecified ? Channel.Chat : one.Channel, Role.HumanAgent, one.Now ?? DateTimeOffset.UnixEpoch);
            foreach (var suggestion in advice.Suggestions)
            {
                Count(suggestion, ground);
            }
        }
    }

    /// <summary>The figures, a line each.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        Line(text, $"{Words.Count(_cases, "case")}, {Words.Count(_turns, "customer turn")}, {Words.Count(_suggestions, "suggestion")}");
        Line(text, $"first suggestion takes up the customer's words: {Share(_takenUp, _telling)} of the {_telling} turns that want a reply and hold {FewestTellingWords} telling words or more");
        Line(text, $"factual sentences with evidence: {Share(_factual - _unproven, _factual)} of {_factual}");
        Line(text, $"found by guards and checker: {(_findings.Count == 0 ? "nothing" : string.Join(", ", _findings.Select(f => $"{f.Key} {f.Value}")))}");
        foreach (var example in _examples)
        {
            Line(text, $"  {example}");
        }

        Line(text, $"steps: {string.Join(", ", _moves.OrderByDescending(m => m.Value).Select(m => $"{Core.EnumNames.UpperSnake(m.Key)} {m.Value}"))}");
        Line(text, "sentences said most often, share of suggestions:");
        foreach (var (sentence, count) in _sentences.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(MostRepeatedShown))
        {
            Line(text, $"  {Share(count, _suggestions)}  {sentence}");
        }

        return text.ToString();
    }

    private void Count(Suggestion suggestion, CheckGround ground)
    {
        _suggestions++;
        foreach (var sentence in suggestion.Sentences.Where(s => s.Move != Move.Unspecified))
        {
            _moves[sentence.Move] = _moves.GetValueOrDefault(sentence.Move) + 1;
            _sentences[sentence.Text] = _sentences.GetValueOrDefault(sentence.Text) + 1;
        }

        var review = _checker.Review(suggestion.Text, ground);
        var unproven = review.Findings.Count(f => f.Guard == "unproven-fact");
        _factual += review.Sentences.Count(s => s.Evidence.Count > 0) + unproven;
        _unproven += unproven;
        foreach (var finding in review.Findings)
        {
            _findings[finding.Guard] = _findings.GetValueOrDefault(finding.Guard) + 1;
            if (_examples.Count < MostExamples)
            {
                _examples.Add($"{finding.Guard}: {suggestion.Text.ReplaceLineEndings(" / ")} ({finding.Why})");
            }
        }
    }

    private void CountTaken(string said, TurnAdvice advice)
    {
        var stems = WordStem.Of(said).ToHashSet(StringComparer.Ordinal);
        if (advice.SuggestionNeed != SuggestionNeed.Offer || stems.Count < FewestTellingWords || advice.Suggestions.Count == 0)
        {
            return;
        }

        _telling++;
        _takenUp += WordStem.Of(advice.Suggestions[0].Text).Any(stems.Contains) ? 1 : 0;
    }

    private static string Share(int part, int whole) =>
        whole == 0 ? "none" : (part / (double)whole).ToString("P1", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
