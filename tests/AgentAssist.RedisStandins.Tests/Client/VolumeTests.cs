using System.Security.Cryptography;
using StackExchange.Redis;

namespace AgentAssist.RedisStandins.Tests.Client;

public sealed class VolumeTests(RedisFixture fixture) : SharedRedisTests(fixture)
{
    [Fact]
    public async Task Pipeline_TenThousandWritesAndReads_AllMatch()
    {
        const int Count = 10_000;
        var writes = Enumerable.Range(0, Count).Select(i => Database.StringSetAsync($"pipeline:{i}", i));
        await Task.WhenAll(writes);

        var values = await Task.WhenAll(Enumerable.Range(0, Count).Select(i => Database.StringGetAsync($"pipeline:{i}")));

        Assert.Equal(Enumerable.Range(0, Count), values.Select(value => (int)value));
    }

    [Fact]
    public async Task ManyCallers_AtOnce_EachSeesItsOwnAnswers()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(async caller =>
        {
            for (var i = 0; i < 300; i++)
            {
                await Database.StringSetAsync($"caller:{caller}", i);
                Assert.Equal(i, (int)await Database.StringGetAsync($"caller:{caller}"));
            }
        }));
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(20_000_000)]
    public async Task LargeValue_SetAndGet_ReturnsEveryByte(int length)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        await Database.StringSetAsync($"large:{length}", bytes);

        var returned = (byte[]?)await Database.StringGetAsync($"large:{length}");

        Assert.True(bytes.AsSpan().SequenceEqual(returned));
    }

    [Fact]
    public async Task LargeAndSmall_Interleaved_KeepTheirOrder()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var pending = new List<Task<RedisValue>>();
        for (var i = 0; i < 60; i++)
        {
            _ = Database.StringSetAsync($"mixed:{i}", i % 2 == 0 ? bytes : i);
            pending.Add(Database.StringGetAsync($"mixed:{i}"));
        }

        var values = await Task.WhenAll(pending);

        for (var i = 0; i < values.Length; i++)
        {
            Assert.Equal(i % 2 == 0 ? bytes : i, values[i]);
        }
    }

    [Fact]
    public async Task HugeReply_OfManyArrays_IsReadInFull()
    {
        const string Script = "local r = {} for i = 1, tonumber(ARGV[1]) do r[i] = {i, {'a', i}} end return r";

        var reply = (RedisResult[])(await Database.ScriptEvaluateAsync(Script, values: [20_000]))!;

        Assert.Equal(20_000, reply.Length);
        for (var i = 0; i < reply.Length; i++)
        {
            Assert.Equal(i + 1, (int)reply[i][0]);
            Assert.Equal(i + 1, (int)reply[i][1][1]);
        }
    }
}
