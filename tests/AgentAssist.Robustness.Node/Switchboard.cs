using System.Collections.Concurrent;
using System.Globalization;

namespace AgentAssist.Robustness.Node;

/// <summary>
/// What goes wrong at present, switched by lines "NUMBER AREA WHAT VALUE" such as "12 log fail-before 0.2". Each line is
/// answered with "applied NUMBER". A line "NUMBER calm" ends all faults and leaves sabotages on. Thread-safe.
/// <list type="bullet">
/// <item>log, customers, cache: delay (milliseconds), fail-before, fail-after, fail-reads (probabilities)</item>
/// <item>feed: drop (probability)</item>
/// <item>clock: offset (seconds)</item>
/// <item>sabotage: the name of one in the folder of that name, 1 or 0</item>
/// <item>random: seed</item>
/// </list>
/// </summary>
internal sealed class Switchboard
{
    private readonly ConcurrentDictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private Random _random = new(1);

    /// <summary>A number; 0 where nothing was set.</summary>
    public double this[string what] => _values.GetValueOrDefault(what);

    public bool IsOn(string what) => this[what] > 0;

    /// <summary>Whether something of this probability happens now.</summary>
    public bool Happens(string what)
    {
        var probability = this[what];
        if (probability <= 0)
        {
            return false;
        }

        lock (_gate)
        {
            return _random.NextDouble() < probability;
        }
    }

    /// <summary>Obeys until the input ends, and then ends the process: whoever started it is gone.</summary>
    public async Task ListenAsync(TextReader input, TextWriter output)
    {
        while (await input.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Obey(words);
            await output.WriteLineAsync($"applied {words[0]}");
        }

        Environment.Exit(1);
    }

    private void Obey(string[] words)
    {
        if (words is [_, "calm"])
        {
            foreach (var what in _values.Keys.Where(what => !what.StartsWith("sabotage ", StringComparison.Ordinal)))
            {
                _values.TryRemove(what, out _);
            }
        }
        else if (words is [_, "random", "seed", var seed])
        {
            lock (_gate)
            {
                _random = new Random(int.Parse(seed, CultureInfo.InvariantCulture));
            }
        }
        else
        {
            _values[$"{words[1]} {words[2]}"] = double.Parse(words[3], CultureInfo.InvariantCulture);
        }
    }
}
