using System.Text;
using AgentAssist.Testing;
using StackExchange.Redis;

namespace AgentAssist.RedisStandins.Tests.Client;

public sealed class CommandTests(RedisFixture fixture) : SharedRedisTests(fixture)
{
    [Fact]
    public async Task String_SetAndGet_ReturnsValue()
    {
        await Database.StringSetAsync("string", "grüße");

        Assert.Equal("grüße", (string?)await Database.StringGetAsync("string"));
        Assert.True((await Database.StringGetAsync("string:absent")).IsNull);
        Assert.Equal(5, await Database.StringIncrementAsync("string:count", 5));
    }

    [Fact]
    public async Task StringLease_Get_HasExactlyTheBytes()
    {
        var bytes = Encoding.UTF8.GetBytes(new string('x', 100_000));
        await Database.StringSetAsync("lease", bytes);

        using var lease = await Database.StringGetLeaseAsync("lease");

        Assert.Equal(bytes, lease!.Span.ToArray());
        Assert.Null(await Database.StringGetLeaseAsync("lease:absent"));
    }

    [Fact]
    public async Task Hash_SetFields_ReadsThemBack()
    {
        HashEntry[] fields = [.. Enumerable.Range(0, 500).Select(i => new HashEntry($"field{i}", i))];
        await Database.HashSetAsync("hash", fields);

        Assert.Equal(fields.ToHashSet(), (await Database.HashGetAllAsync("hash")).ToHashSet());
        Assert.Equal([7, RedisValue.Null], await Database.HashGetAsync("hash", ["field7", "none"]));
        Assert.Equal(500, await Database.HashScanAsync("hash", pageSize: 50).CountAsync());
    }

    [Fact]
    public async Task SortedSet_AddMany_RangesByRankAndScore()
    {
        SortedSetEntry[] entries = [.. Enumerable.Range(0, 300).Select(i => new SortedSetEntry($"m{i:000}", i / 2.0))];
        await Database.SortedSetAddAsync("sorted", entries);

        Assert.Equal(entries, await Database.SortedSetRangeByRankWithScoresAsync("sorted"));
        Assert.Equal(["m010", "m011"], (await Database.SortedSetRangeByScoreAsync("sorted", 5, 5.5)).Select(m => (string)m!));
        Assert.Equal(1.5, await Database.SortedSetScoreAsync("sorted", "m003"));
    }

    [Fact]
    public async Task List_PushAndRange_KeepsOrder()
    {
        RedisValue[] values = [.. Enumerable.Range(0, 1000).Select(i => (RedisValue)i)];
        await Database.ListRightPushAsync("list", values);

        Assert.Equal(values, await Database.ListRangeAsync("list"));
    }

    [Fact]
    public async Task Geo_AddAndSearch_ReturnsPositions()
    {
        await Database.GeoAddAsync("geo", [new GeoEntry(13.4, 52.5, "Berlin"), new GeoEntry(11.6, 48.1, "Munich")]);

        var near = await Database.GeoRadiusAsync("geo", 13.4, 52.4, 50, GeoUnit.Kilometers);
        var positions = await Database.GeoPositionAsync("geo", ["Munich", "Berlin"]);

        Assert.Equal("Berlin", (string?)Assert.Single(near).Member);
        Assert.Equal(11.6, positions[0]!.Value.Longitude, 3);
        Assert.Equal(52.5, positions[1]!.Value.Latitude, 3);
        Assert.Null(await Database.GeoPositionAsync("geo", "Nowhere"));
    }

    [Fact]
    public async Task Script_NestedReply_IsReadInFull()
    {
        const string Script = "return {KEYS[1], {1, {'two', {3}}}, ARGV[1], false}";

        var reply = (RedisResult[])(await Database.ScriptEvaluateAsync(Script, ["key"], ["argument"]))!;

        Assert.Equal("key", (string?)reply[0]);
        Assert.Equal(1, (int)reply[1][0]);
        Assert.Equal("two", (string?)reply[1][1][0]);
        Assert.Equal(3, (int)reply[1][1][1][0]);
        Assert.Equal("argument", (string?)reply[2]);
        Assert.True(reply[3].IsNull);
    }

    [Fact]
    public async Task Script_ServerError_IsTyped()
    {
        var error = await Assert.ThrowsAsync<RedisServerException>(
            () => Database.ScriptEvaluateAsync("return redis.error_reply('NO because')"));

        Assert.Contains("NO because", error.Message);
    }

    [Fact]
    public async Task Stream_ConsumerGroup_DeliversAndAcknowledges()
    {
        await Database.StreamCreateConsumerGroupAsync("stream", "group", StreamPosition.NewMessages);
        for (var i = 0; i < 200; i++)
        {
            await Database.StreamAddAsync("stream", [new("number", i), new("text", $"message {i}")]);
        }

        var entries = await Database.StreamReadGroupAsync("stream", "group", "consumer", StreamPosition.NewMessages);
        var pending = await Database.StreamPendingMessagesAsync("stream", "group", 500, "consumer");
        var acknowledged = await Database.StreamAcknowledgeAsync("stream", "group", [.. entries.Select(entry => entry.Id)]);
        var groups = await Database.StreamGroupInfoAsync("stream");
        var several = await Database.StreamReadAsync([new("stream", "0-0"), new("stream:absent", "0-0")], countPerStream: 3);

        Assert.Equal(Enumerable.Range(0, 200), entries.Select(entry => (int)entry["number"]));
        Assert.Equal("message 199", (string?)entries[^1]["text"]);
        Assert.Equal(200, pending.Length);
        Assert.Equal(200, acknowledged);
        Assert.Equal(0, Assert.Single(groups).PendingMessageCount);
        Assert.Equal(3, Assert.Single(several).Entries.Length);
    }

    [Fact]
    public async Task Transaction_ConditionHolds_RunsAll()
    {
        await Database.StringSetAsync("guard", 1);
        var transaction = Database.CreateTransaction();
        transaction.AddCondition(Condition.StringEqual("guard", 1));
        var first = transaction.StringIncrementAsync("transaction");
        var second = transaction.HashSetAsync("transaction:hash", "field", "value");

        Assert.True(await transaction.ExecuteAsync());
        Assert.Equal(1, await first);
        Assert.True(await second);
    }

    [Fact]
    public async Task Transaction_ConditionFails_RunsNothing()
    {
        var transaction = Database.CreateTransaction();
        transaction.AddCondition(Condition.KeyExists("guard:absent"));
        var write = transaction.StringSetAsync("transaction:never", 1);

        Assert.False(await transaction.ExecuteAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        Assert.False(await Database.KeyExistsAsync("transaction:never"));
    }

    [Fact]
    public async Task Scan_ManyKeys_FindsEachOnce()
    {
        RedisKey[] keys = [.. Enumerable.Range(0, 1500).Select(i => (RedisKey)$"scan:{i}")];
        await Database.StringSetAsync([.. keys.Select(key => KeyValuePair.Create(key, (RedisValue)1))]);

        var server = Redis.Connection.GetServer(Redis.Server.Endpoint);
        var found = await server.KeysAsync(pattern: "scan:*", pageSize: 100).ToListAsync();

        Assert.Equal(keys.ToHashSet(), found.ToHashSet());
    }

    [Fact]
    public async Task Expiry_Passed_KeyIsGone()
    {
        await Database.StringSetAsync("expires", 1, TimeSpan.FromMilliseconds(100));
        await Database.StringSetAsync("stays", 1, TimeSpan.FromHours(1));

        await Eventually.TrueAsync(async () => !await Database.KeyExistsAsync("expires"));

        Assert.InRange((await Database.KeyTimeToLiveAsync("stays"))!.Value, TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
    }

    [Fact]
    public void Digest_OfText_IsXxh3()
    {
#pragma warning disable SER002 // The client marks it as experimental; it is its one use of the hash.
        var digest = ValueCondition.CalculateDigest("hello"u8);
#pragma warning restore SER002

        Assert.EndsWith("9555e8555c62dcfd", digest.ToString());
    }
}
