namespace AgentAssist.Model.Spending;

/// <summary>
/// What this node spent on the language model today (UTC), in millionths of a unit of currency. The most that a request can cost
/// is set aside before it is sent and corrected when its cost is known, so that requests in flight cannot pass the limit
/// together. Thread-safe.
/// </summary>
internal sealed class SpendMeter(ModelOptions options, TimeProvider time)
{
    private const long Million = 1_000_000;

    // English has about four characters a token; three is on the safe side.
    private const int CharactersPerToken = 3;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _byTenant = new(StringComparer.Ordinal);
    private DateOnly _day;
    private long _total;

    /// <summary>What was spent or set aside today.</summary>
    public long Today
    {
        get
        {
            lock (_gate)
            {
                TurnDay();
                return _total;
            }
        }
    }

    /// <summary>Sets aside the most that a request can cost; null where that would pass a limit.</summary>
    /// <param name="characters">The length of the prompt.</param>
    public Reservation? TryReserve(string tenant, int characters)
    {
        var most = Cost((characters / CharactersPerToken) + 1, options.MaxTokens);
        lock (_gate)
        {
            TurnDay();
            var ofTenant = _byTenant.GetValueOrDefault(tenant);
            if (Passes(_total + most, options.DailySpendMicros) || Passes(ofTenant + most, options.TenantDailySpendMicros))
            {
                return null;
            }

            _total += most;
            _byTenant[tenant] = ofTenant + most;
            return new Reservation(this, tenant, _day, most);
        }
    }

    /// <summary>What so many tokens cost, rounded up.</summary>
    public long Cost(long input, long output) =>
        (long)(((((Int128)input * options.InputPriceMicros) + ((Int128)output * options.OutputPriceMicros)) + Million - 1) / Million);

    private static bool Passes(long spent, long limit) => limit > 0 && spent > limit;

    private void TurnDay()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (today > _day)
        {
            (_day, _total) = (today, 0);
            _byTenant.Clear();
        }
    }

    /// <summary>What is set aside for one request.</summary>
    internal sealed class Reservation(SpendMeter meter, string tenant, DateOnly day, long most)
    {
        private const long MostTokens = 10_000_000;
        private long _held = most;

        /// <summary>The request cost nothing: the endpoint did not take it.</summary>
        public void Release() => Settle(0);

        /// <summary>The request cost what the endpoint says; the last word counts. Where it says nothing, what was set aside stays spent.</summary>
        public void Settle(long inputTokens, long outputTokens) =>
            Settle(meter.Cost(Math.Clamp(inputTokens, 0, MostTokens), Math.Clamp(outputTokens, 0, MostTokens)));

        private void Settle(long cost)
        {
            lock (meter._gate)
            {
                // What was set aside yesterday is not in today's sum.
                if (meter._day == day)
                {
                    meter._total += cost - _held;
                    meter._byTenant[tenant] += cost - _held;
                }

                _held = cost;
            }
        }
    }
}
