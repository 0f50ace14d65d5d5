using System.Globalization;
using System.Text;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Rewriting;

/// <summary>
/// Reads a language model's answer as it streams in, line by line. A line is shown only once it and all before it have passed
/// every check: an agent reads quickly, and words that hurt or promise too much are not to be on the screen even for a second.
/// At the first line that fails the model is not listened to any further.
/// </summary>
internal sealed class RewordingReader(RewordingPlan plan, RewordingCheck check, Func<string, ValueTask> show)
{
    // Longer than any words that the plan could ask for, whatever the model may send.
    private const int LongestWord = 16;

    private readonly List<string> _lines = [];
    private readonly StringBuilder _line = new();
    private CheckedReply? _passed;
    private bool _failed;

    /// <summary>Takes a piece; false once nothing more is wanted.</summary>
    public async ValueTask<bool> TakeAsync(string piece)
    {
        for (var from = 0; !_failed;)
        {
            var end = piece.IndexOf('\n', from);
            _line.Append(piece.AsSpan(from, (end < 0 ? piece.Length : end) - from));
            _failed |= _line.Length > plan.MaxWords * LongestWord;
            if (end < 0)
            {
                break;
            }

            await EndLineAsync();
            from = end + 1;
        }

        return !_failed;
    }

    /// <summary>The suggestion in its new words, once the answer has ended; null where it did not pass.</summary>
    public async ValueTask<Suggestion?> FinishAsync()
    {
        await EndLineAsync();
        if (_failed || _passed is not { IsWhole: true } reply)
        {
            return null;
        }

        var reworded = plan.Suggestion.Clone();
        reworded.SuggestionId = IdOf(plan.Suggestion);
        reworded.Source = SuggestionSource.Model;
        reworded.Text = reply.Text;
        reworded.Sentences.Clear();
        reworded.Sentences.Add(reply.Sentences);
        return reworded;
    }

    /// <summary>The id of the same suggestion in a model's words.</summary>
    public static string IdOf(Suggestion planned) => planned.SuggestionId + "-model";

    private async ValueTask EndLineAsync()
    {
        var line = WithoutNumber(_line.ToString().Trim());
        _line.Clear();
        if (_failed || line.Length == 0)
        {
            return;
        }

        _lines.Add(line);
        _passed = check.Check(_lines);
        _failed = _passed is null;
        if (_passed is { } passed)
        {
            await show(passed.Text);
        }
    }

    // Some models number their lines whatever they are told.
    private string WithoutNumber(string line)
    {
        var number = (_lines.Count + 1).ToString(CultureInfo.InvariantCulture);
        var rest = line.StartsWith(number, StringComparison.Ordinal) ? line[number.Length..] : "";
        return rest.Length > 2 && ".):".Contains(rest[0], StringComparison.Ordinal) && char.IsWhiteSpace(rest[1]) ? rest[2..].TrimStart() : line;
    }
}
