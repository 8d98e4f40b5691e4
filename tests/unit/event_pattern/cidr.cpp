#include "sagewatch/event_pattern/cidr.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace sagewatch::event_pattern;

TEST_CASE("addresses are read in all their forms") {
  for (const auto* text :
       {"0.0.0.0", "255.255.255.255", "::", "::1", "1::", "2001:db8::8:800:200c:417a",
        "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "1:2:3:4:5:6:1.2.3.4"}) {
    INFO(text);
    CHECK(parse_ip(text));
  }
  CHECK(parse_ip("1:2::")->bytes == parse_ip("1:2:0:0:0:0:0:0")->bytes);
  CHECK(parse_ip("::1.2.3.4")->bytes == parse_ip("::102:304")->bytes);
}

TEST_CASE("anything but an address is refused") {
  for (const auto* text : {"",
                           "1.2.3",
                           "1.2.3.4.5",
                           "1.2.3.256",
                           "1.2.3.4.",
                           ".1.2.3",
                           "1..2.3",
                           "0001.2.3.4",
                           "-1.2.3.4",
                           ":",
                           ":::",
                           "1:2:3:4:5:6:7",
                           "1:2:3:4:5:6:7:8:9",
                           "1::2::3",
                           "12345::",
                           "g::",
                           "1:2:3:4:5:6:7:",
                           ":1:2:3:4:5:6:7",
                           "1.2.3.4::",
                           "::1.2.3",
                           "1:2:3:4:5:6:7::8:9"}) {
    INFO(text);
    CHECK_FALSE(parse_ip(text));
  }
}

TEST_CASE("a block is an address and the number of its leading bits") {
  CHECK(parse_cidr("10.0.0.0/32"));
  CHECK(parse_cidr("::/128"));
  for (const auto* text : {"10.0.0.0", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/-1",
                           "10.0.0.0/8 ", "10.0.0.0/+8", "/8"}) {
    INFO(text);
    CHECK_FALSE(parse_cidr(text));
  }
}

TEST_CASE("a block contains what shares its leading bits") {
  const auto block = *parse_cidr("192.168.4.0/22");
  CHECK(block.contains(*parse_ip("192.168.7.255")));
  CHECK_FALSE(block.contains(*parse_ip("192.168.8.0")));
  CHECK_FALSE(block.contains(*parse_ip("c0a8:400::")));
  CHECK(parse_cidr("0.0.0.0/0")->contains(*parse_ip("8.8.8.8")));
}
