using System.Globalization;
using AgentAssist.Cli.Rendering;
using AgentAssist.Cli.Terminal;
using AgentAssist.V1;

namespace AgentAssist.Cli.Replaying;

/// <summary>Counts what a replay did. Thread-safe.</summary>
internal sealed class ReplayTally(CliTerminal terminal)
{
    private const int ErrorsShown = 50;
    private readonly Lock _gate = new();
    private readonly List<TimeSpan> _answers = [];
    private long _cases;
    private long _suggestions;
    private long _alerts;

    public long Errors { get; private set; }

    public void CountCase()
    {
        lock (_gate)
        {
            _cases++;
        }
    }

    public void CountTurn(AddUtteranceResponse response, TimeSpan took)
    {
        lock (_gate)
        {
            _answers.Add(took);
            _suggestions += response.Suggestions.Count;
            _alerts += response.Alerts.Count;
        }
    }

    /// <summary>Counts an error and says it on standard error.</summary>
    public void CountError(string what)
    {
        lock (_gate)
        {
            Errors++;
            if (Errors <= ErrorsShown)
            {
                terminal.Error.WriteLine(Words.Clean(what));
            }
        }
    }

    /// <summary>The whole replay in two lines.</summary>
    public IReadOnlyList<string> Summary(TimeSpan took)
    {
        lock (_gate)
        {
            string[] counts =
            [
                Words.Count(_cases, "case"),
                Words.Count(_answers.Count, "turn"),
                Words.Count(_suggestions, "suggestion"),
                Words.Count(_alerts, "alert"),
                Words.Count(Errors, "error"),
            ];
            var lines = new List<string> { $"{string.Join(", ", counts)} in {Words.Duration(took)}." };
            if (_answers.Count > 0)
            {
                _answers.Sort();
                lines.Add($"A turn was answered in {Milliseconds(0.5)} (half of them), {Milliseconds(0.95)} (95 of 100), {Milliseconds(1)} (all).");
            }

            return lines;
        }
    }

    private string Milliseconds(double share)
    {
        var index = Math.Clamp((int)Math.Ceiling(share * _answers.Count) - 1, 0, _answers.Count - 1);
        return string.Create(CultureInfo.InvariantCulture, $"{_answers[index].TotalMilliseconds:0.0} ms");
    }
}
